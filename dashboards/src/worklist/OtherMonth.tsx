import type { CompleteView } from '../dashboard/frame';
import { useLanguage } from '../language/LanguageContext';
import { runningMonth, type Month } from '../months/standing';
import { ViewLink } from '../view/ViewLink';

/** Says of a month that it is over, and leads to the list of today's month where there is one. */
export function OtherMonth({ view, months }: { view: CompleteView; months: Month[] }) {
  const { texts, figures } = useLanguage();
  const words = texts.worklist;
  if (months.find(({ month }) => month === view.month)?.isPartial !== false) return null;
  const running = runningMonth(months);
  return (
    <p className="worklist-note">
      {words.monthOver(figures.month(view.month))}{' '}
      {running && (
        <ViewLink view={{ ...view, month: running }}>{words.toRunning(figures.month(running))}</ViewLink>
      )}
    </p>
  );
}
