import { useLanguage } from '../../language/LanguageContext';
import { ReadingCells, ReadingHeads } from '../judgement/ReadingCells';
import type { TrendProps } from './trendPoints';

export function TrendTable({ kpi, points }: TrendProps) {
  const { texts, figures } = useLanguage();
  return (
    <div className="table-scroll" role="group" aria-labelledby="trend-title" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.month}</th>
            <ReadingHeads />
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.month}>
              <th scope="row">{figures.month(point.month)}</th>
              <ReadingCells reading={point} unit={kpi.unit} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
