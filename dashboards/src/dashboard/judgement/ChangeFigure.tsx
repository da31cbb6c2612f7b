import { changeBetween, type Change, type Verdict } from '../../figures/change';
import { noValue } from '../../figures/figures';
import type { KpiState, StartQuery } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';
import { Icon, type IconName } from '../../notices/Icon';

interface Reading {
  value?: number | null;
  state: KpiState;
}

interface Props {
  label: string;
  kpi: StartQuery['kpis'][number];
  earlier: Reading | null | undefined;
  later: Reading;
}

const colour: Record<Verdict, string> = { better: 'good', worse: 'bad', unchanged: '', unjudged: '' };

/** How far a value has moved, and whether that is better or worse where both values may be judged. */
export function ChangeFigure({ label, kpi, earlier, later }: Props) {
  const { texts, figures } = useLanguage();
  const change = changeBetween(earlier, later, kpi);
  return (
    <div className="change">
      <dt>{label}</dt>
      {change ? (
        <dd className={colour[change.verdict]}>
          <Icon name={direction(change)} />
          {figures.change(change.difference, kpi.unit)}
          {change.verdict !== 'unjudged' && <span className="verdict">{texts[change.verdict]}</span>}
        </dd>
      ) : (
        <dd title={texts.notComparable}>
          {noValue}
          <span className="visually-hidden">{texts.notComparable}</span>
        </dd>
      )}
    </div>
  );
}

function direction({ difference, verdict }: Change): IconName {
  if (verdict === 'unchanged' || difference === 0) return 'level';
  return difference > 0 ? 'rise' : 'fall';
}
