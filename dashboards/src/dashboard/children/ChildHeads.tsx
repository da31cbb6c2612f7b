import { useLanguage } from '../../language/LanguageContext';
import { Icon } from '../../notices/Icon';
import type { Column, Order } from './order';

interface Props {
  order: Order;
  onOrder: (order: Order) => void;
}

/** Column heads that sort: names from A, figures from the largest, and the other way round at the next press. */
export function ChildHeads({ order, onOrder }: Props) {
  const { texts } = useLanguage();
  const head = (column: Column, label: string) => {
    const isSorted = order.column === column;
    const direction = order.descending ? 'descending' : 'ascending';
    return (
      <th
        scope="col"
        className={column === 'name' ? 'name' : 'number'}
        aria-sort={isSorted ? direction : 'none'}
      >
        <button
          type="button"
          className="sort"
          onClick={() => onOrder({ column, descending: isSorted ? !order.descending : column !== 'name' })}
        >
          {label}
          {isSorted && <Icon name={order.descending ? 'fall' : 'rise'} />}
        </button>
      </th>
    );
  };
  return (
    <tr>
      {head('name', texts.branch)}
      <td className="plot" />
      {head('value', texts.value)}
      {head('numerator', texts.numerator)}
      {head('denominator', texts.denominator)}
      <th scope="col" className="number">
        {texts.interval}
      </th>
      <th scope="col">{texts.status}</th>
    </tr>
  );
}
