import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import { standingOf, type Month, type MonthStanding } from './standing';
import { standingWords } from './standingWords';

const looks: Record<MonthStanding, { tone: string; icon: 'check' | 'info' | 'near' }> = {
  RUNNING: { tone: '', icon: 'info' },
  OPEN: { tone: '', icon: 'info' },
  CORRECTED: { tone: ' mark-near', icon: 'near' },
  CLOSED: { tone: ' mark-met', icon: 'check' },
};

/** How far the numbers of a month can be relied on, beside its name; what that means is told on pointing. */
export function StandingMark({ month }: { month: Month }) {
  const speech = useLanguage();
  const standing = standingOf(month);
  const { tone, icon } = looks[standing];
  const reason = speech.texts.standingReasons[standing];
  return (
    <span className={`mark${tone}`} title={reason} data-testid="standing">
      <Icon name={icon} />
      {standingWords(month, speech)}
      <span className="visually-hidden">{reason}</span>
    </span>
  );
}
