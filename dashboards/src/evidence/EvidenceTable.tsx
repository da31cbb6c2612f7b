import { useLanguage } from '../language/LanguageContext';
import { tableName } from './tableName';
import type { EvidenceRow } from './useEvidence';

interface Props {
  rows: EvidenceRow[];
  total: number;
}

/** The rows, each with what it adds to both sums; whose it is stands there only where the reader may know. */
export function EvidenceTable({ rows, total }: Props) {
  const { texts, figures } = useLanguage();
  const words = texts.evidence;
  const showsCustomers = rows.some(({ customer }) => customer);
  if (rows.length === 0) return <p className="empty">{words.none}</p>;
  return (
    <>
      <p className="subtitle" role="status">
        {words.shown(figures.count(rows.length), figures.count(total))}
      </p>
      <div className="table-scroll" role="group" aria-label={words.rows} tabIndex={0}>
        <table className="evidence-rows" aria-label={words.rows}>
          <thead>
            <tr>
              <th scope="col">{words.fact}</th>
              <th scope="col">{words.key}</th>
              <th scope="col">{texts.branch}</th>
              <th scope="col">{words.day}</th>
              <th scope="col">{texts.tier}</th>
              {showsCustomers && <th scope="col">{words.customer}</th>}
              <th scope="col" className="number">
                {texts.numerator}
              </th>
              <th scope="col" className="number">
                {texts.denominator}
              </th>
            </tr>
          </thead>
          <tbody>
            {/* Rows are only ever added at the end, and two of them may have one key. */}
            {rows.map((row, place) => (
              <tr key={place}>
                <th scope="row">
                  {tableName(row.table, texts)} <small>{row.table}</small>
                </th>
                <td className="key">{row.key}</td>
                <td className="name">
                  <span className="clamp" title={`${row.branch.name} ${row.branch.code}`}>
                    {row.branch.name} <small>{row.branch.code}</small>
                  </span>
                </td>
                <td>{figures.day(row.day)}</td>
                <td>{texts.tiers[row.tier]}</td>
                {showsCustomers && (
                  <td>
                    {row.customer?.name} <small>{row.customer?.code}</small>
                  </td>
                )}
                <td className={added(row.numerator)}>{figures.part(row.numerator)}</td>
                <td className={added(row.denominator)}>{figures.part(row.denominator)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What a row adds stands out from what it does not add to. */
const added = (amount: number) => (amount === 0 ? 'number faint' : 'number strong');
