import { useLanguage } from '../language/LanguageContext';
import { standingOf, type Month } from '../months/standing';
import { Icon } from '../notices/Icon';
import { show } from '../view/useView';
import type { View } from '../view/view';

export function MonthPicker({ view, months }: { view: View; months: Month[] }) {
  const { texts, figures } = useLanguage();
  const place = months.findIndex(({ month }) => month === view.month);
  // Most months of a warehouse that closes none are open: a mark on each would say nothing.
  const named = (each: Month) => {
    const standing = standingOf(each);
    const name = figures.month(each.month);
    return standing === 'OPEN' ? name : texts.markedMonth(name, texts.standings[standing]);
  };
  const step = (label: string, index: number, icon: 'left' | 'right') => {
    const to = place < 0 ? undefined : months[index]?.month;
    return (
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        disabled={!to}
        onClick={() => to && show({ ...view, month: to })}
      >
        <Icon name={icon} />
      </button>
    );
  };
  return (
    <div className="months">
      {step(texts.earlierMonth, place - 1, 'left')}
      <select
        className="field"
        aria-label={texts.month}
        value={place < 0 ? '' : view.month}
        onChange={(event) => show({ ...view, month: event.target.value })}
      >
        {place < 0 && <option value="">{texts.month}</option>}
        {months.toReversed().map((each) => (
          <option key={each.month} value={each.month}>
            {named(each)}
          </option>
        ))}
      </select>
      {step(texts.laterMonth, place + 1, 'right')}
    </div>
  );
}
