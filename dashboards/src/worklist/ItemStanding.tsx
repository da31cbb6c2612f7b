import type { WorklistStanding } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import { Icon, type IconName } from '../notices/Icon';

const looks: Record<WorklistStanding, { tone: string; icon: IconName }> = {
  OPEN: { tone: ' mark-open', icon: 'right' },
  NOT_YET: { tone: '', icon: 'info' },
  OVER: { tone: '', icon: 'cross' },
};

/** Whether something can be done now. */
export function ItemStanding({ standing }: { standing: WorklistStanding }) {
  const { texts } = useLanguage();
  const { tone, icon } = looks[standing];
  return (
    <span className={`mark${tone}`} title={texts.worklist.standingDetails[standing]}>
      <Icon name={icon} />
      {texts.worklist.standings[standing]}
    </span>
  );
}
