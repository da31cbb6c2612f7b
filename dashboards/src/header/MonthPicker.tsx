import type { StartQuery } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import { show } from '../view/useView';
import type { View } from '../view/view';

export function MonthPicker({ view, months }: { view: View; months: StartQuery['months'] }) {
  const { texts, figures } = useLanguage();
  const place = months.findIndex(({ month }) => month === view.month);
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
        {months.toReversed().map(({ month, isPartial }) => (
          <option key={month} value={month}>
            {isPartial ? texts.monthRunning(figures.month(month)) : figures.month(month)}
          </option>
        ))}
      </select>
      {step(texts.laterMonth, place + 1, 'right')}
    </div>
  );
}
