import type { KpiState, KpiStatus } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';
import { Icon, type IconName } from '../../notices/Icon';
import { isJudged } from '../../figures/judged';

const icons: Record<KpiStatus, IconName> = { MET: 'check', NEAR: 'near', MISSED: 'cross' };

/** How a value stands to its target, in a word, a sign and a colour; or, uncoloured, why it is not judged. */
export function StatusMark({ state, status }: { state: KpiState; status?: KpiStatus | null }) {
  const { texts } = useLanguage();
  if (!isJudged(state)) {
    return (
      <span className="mark" title={texts.stateReasons[state]}>
        <Icon name="info" />
        {texts.states[state]}
      </span>
    );
  }
  if (!status) return null;
  return (
    <span className={`mark mark-${status.toLowerCase()}`}>
      <Icon name={icons[status]} />
      {texts.statuses[status]}
    </span>
  );
}
