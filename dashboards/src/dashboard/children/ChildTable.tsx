import { useMemo, useState } from 'react';
import { intervalScale } from '../../charts/intervalScale';
import type { StartQuery } from '../../gql/graphql';
import { locale } from '../../language/language';
import { useLanguage } from '../../language/LanguageContext';
import { ViewLink } from '../../view/ViewLink';
import type { CompleteView } from '../frame';
import { IntervalPlot } from '../judgement/IntervalPlot';
import { ReadingCells } from '../judgement/ReadingCells';
import { ChildHeads } from './ChildHeads';
import { ordered, type ChildValue, type Order } from './order';
import { isJudged } from '../../figures/judged';

const shownAtFirst = 50;

interface Props {
  kpi: StartQuery['kpis'][number];
  parent: string;
  values: ChildValue[];
  view: CompleteView;
}

/** The chosen KPI for the branches below; a click goes down. */
export function ChildTable({ kpi, parent, values, view }: Props) {
  const { texts, language } = useLanguage();
  const [order, setOrder] = useState<Order>({ column: 'value', descending: true });
  const [showsAll, setShowsAll] = useState(false);
  const rows = useMemo(() => ordered(values, order, locale[language]), [values, order, language]);
  const scale = useMemo(() => intervalScale(values), [values]);
  const shown = showsAll ? rows : rows.slice(0, shownAtFirst);
  const someUnranked =
    values.some(({ state }) => !isJudged(state)) && values.some(({ state }) => isJudged(state));

  if (values.length === 0) {
    return (
      <section className="panel" aria-labelledby="children-title" data-testid="children">
        <h2 id="children-title">{texts.children}</h2>
        <p className="empty">{texts.noChildren}</p>
      </section>
    );
  }
  return (
    <section className="panel" aria-labelledby="children-title" data-testid="children">
      <h2 id="children-title">{texts.children}</h2>
      <p className="subtitle">
        {kpi.name}
        {someUnranked && order.column === 'value' && ` · ${texts.notRanked}`}
      </p>
      <div className="table-scroll" role="group" aria-labelledby="children-title" tabIndex={0}>
        <table aria-label={texts.childrenOf(parent)}>
          <thead>
            <ChildHeads order={order} onOrder={setOrder} />
          </thead>
          <tbody>
            {shown.map((value) => (
              <tr key={value.branch.code}>
                <th scope="row" className="name">
                  <ViewLink view={{ ...view, branch: value.branch.code }}>{value.branch.name}</ViewLink>
                </th>
                <td className="plot">
                  <IntervalPlot reading={value} scale={scale} />
                </td>
                <ReadingCells reading={value} unit={kpi.unit} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <button type="button" className="button quiet more" onClick={() => setShowsAll(true)}>
          {texts.showAll(rows.length)}
        </button>
      )}
    </section>
  );
}
