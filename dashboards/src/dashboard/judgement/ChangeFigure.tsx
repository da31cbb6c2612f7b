import { changeBetween, type Verdict } from '../../figures/change';
import { noValue } from '../../figures/figures';
import type { KpiState, StartQuery } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';
import { Icon } from '../../notices/Icon';

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
          <Icon name={change.difference > 0 ? 'rise' : change.difference < 0 ? 'fall' : 'level'} />
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
