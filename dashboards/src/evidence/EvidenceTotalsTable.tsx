import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import type { EvidenceTotals } from './useEvidence';

/** The number as it was read beside what its rows sum to now, and whether the two agree. */
export function EvidenceTotalsTable({ totals }: { totals: EvidenceTotals }) {
  const { texts, figures } = useLanguage();
  const words = texts.evidence;
  const { cell, matches, warning, withheldCount } = totals;
  const line = (label: string, sums: { numerator: number; denominator: number }) => (
    <tr>
      <th scope="row">{label}</th>
      <td className="number">{figures.part(sums.numerator)}</td>
      <td className="number">{figures.part(sums.denominator)}</td>
    </tr>
  );
  return (
    <div className="evidence-totals" data-testid="evidence-totals">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col" className="number">
              {texts.numerator}
            </th>
            <th scope="col" className="number">
              {texts.denominator}
            </th>
          </tr>
        </thead>
        <tbody>
          {line(words.asRead, cell)}
          {line(words.sum, totals)}
        </tbody>
      </table>
      <div className="evidence-verdict">
        <p className={matches ? 'mark mark-met' : 'mark mark-missed'}>
          <Icon name={matches ? 'check' : 'cross'} />
          {matches ? words.matches : words.differs}
        </p>
        {warning && <p>{matches ? words.staleButEqual : words.stale}</p>}
        {withheldCount > 0 && <p>{words.withheld(figures.count(withheldCount))}</p>}
      </div>
    </div>
  );
}
