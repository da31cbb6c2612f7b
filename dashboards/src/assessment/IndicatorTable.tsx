import type { ScoringQuery } from '../gql/graphql';
import { noValue } from '../figures/figures';
import { useLanguage } from '../language/LanguageContext';
import type { CompleteView } from '../dashboard/frame';
import { StatusMark } from '../dashboard/judgement/StatusMark';
import { ViewLink } from '../view/ViewLink';

interface Props {
  indicators: ScoringQuery['assessment']['branches'][number]['indicators'];
  view: CompleteView;
}

/** Each indicator's value, what it is worth, or why it dropped out; its name leads to the indicator on the dashboard. */
export function IndicatorTable({ indicators, view }: Props) {
  const { texts, figures } = useLanguage();
  const words = texts.assessment;
  return (
    <div className="table-scroll" role="group" aria-label={words.indicators} tabIndex={0}>
      <table aria-label={words.indicators}>
        <thead>
          <tr>
            <th scope="col">{words.indicator}</th>
            <th scope="col" className="number">
              {texts.value}
            </th>
            <th scope="col" className="number">
              {texts.numeratorAndDenominator}
            </th>
            <th scope="col" className="number">
              {words.points}
            </th>
            <th scope="col" className="number">
              {words.weight}
            </th>
            <th scope="col" className="number">
              {words.effectiveWeight}
            </th>
            <th scope="col" className="number">
              {words.peerRank}
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ indicator, value, points, effectiveWeight, droppedAs, peerRank }) => (
            <tr key={indicator.kpi.id}>
              <th scope="row" className="name">
                <ViewLink view={{ ...view, kpi: indicator.kpi.id, view: 'dashboard' }}>
                  {indicator.name}
                </ViewLink>
              </th>
              <td className="number strong">{figures.value(value.value, indicator.unit)}</td>
              <td className="number">
                {value.numerator != null && `${figures.count(value.numerator)} / `}
                {figures.count(value.denominator)}
              </td>
              <td className="number">
                {droppedAs ? <StatusMark state={droppedAs} /> : figures.value(points, 'POINTS')}
                {value.flags.map((flag) => (
                  <small key={flag}>{texts.flags[flag]}</small>
                ))}
              </td>
              <td className="number faint">{figures.share(indicator.weight)}</td>
              <td className="number">{figures.share(effectiveWeight)}</td>
              <td className="number faint">
                {peerRank
                  ? words.peerRankOf(
                      figures.place(peerRank.expected),
                      figures.count(peerRank.low),
                      figures.count(peerRank.high),
                    )
                  : noValue}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
