import { intervalScale } from '../../charts/intervalScale';
import type { DashboardQuery, StartQuery, Tier } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';
import type { Texts } from '../../language/zh';
import { IntervalPlot } from '../judgement/IntervalPlot';
import { ReadingCells, ReadingHeads } from '../judgement/ReadingCells';

interface Props {
  kpi: StartQuery['kpis'][number];
  values: DashboardQuery['tiers']['values'];
}

const highestFirst: Tier[] = ['DIAMOND', 'PLATINUM', 'GOLD', 'SILVER', 'ORDINARY', 'UNCLASSIFIED'];

/** The chosen KPI for each customer tier, the highest tier first. */
export function TierTable({ kpi, values }: Props) {
  const { texts } = useLanguage();
  const members = values.filter(({ denominator }) => denominator > 0);
  const rank = ({ segment }: Props['values'][number]) => highestFirst.indexOf(segment?.member as Tier);
  const scale = intervalScale(members);
  return (
    <section className="panel" aria-labelledby="tiers-title" data-testid="tiers">
      <h2 id="tiers-title">{texts.byTier}</h2>
      {members.length === 0 ? (
        <p className="empty">{texts.noTiers}</p>
      ) : (
        <div className="table-scroll" role="group" aria-labelledby="tiers-title" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.tier}</th>
                <td className="plot" />
                <ReadingHeads />
              </tr>
            </thead>
            <tbody>
              {members
                .toSorted((one, other) => rank(one) - rank(other))
                .map((value) => (
                  <tr key={value.segment?.member}>
                    <th scope="row">{tierName(value.segment?.member, texts)}</th>
                    <td className="plot">
                      <IntervalPlot reading={value} scale={scale} />
                    </td>
                    <ReadingCells reading={value} unit={kpi.unit} />
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The server may know tiers that this page does not. */
const tierName = (member: string | undefined, texts: Texts) =>
  (texts.tiers as Record<string, string>)[member ?? ''] ?? member ?? '';
