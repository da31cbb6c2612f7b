import { useLanguage } from '../language/LanguageContext';
import type { List } from '../view/view';
import { ItemRow } from './ItemRow';
import { hasKeys, namesCustomers, type Item } from './items';

interface Props {
  items: Item[];
  list: List;
}

/** The items in the server's order; whose they are and what is at stake stands there only where the reader is told. */
export function ItemTable({ items, list }: Props) {
  const { texts } = useLanguage();
  const words = texts.worklist;
  const isTold = namesCustomers(items);
  const number = (label: string) => (
    <th scope="col" className="number">
      {label}
    </th>
  );
  return (
    <div className="table-scroll" role="group" aria-labelledby="items-title" tabIndex={0}>
      <table className="worklist-items" aria-labelledby="items-title">
        <thead>
          <tr>
            {isTold && <th scope="col">{words.customer}</th>}
            <th scope="col">{words.standing}</th>
            <th scope="col">{words.dueBy}</th>
            <th scope="col">{texts.tier}</th>
            {isTold && number(words.risk)}
            {isTold && number(words.monthlyValue)}
            {isTold && number(words.atStake)}
            <th scope="col">{words.reasonsLabel}</th>
            {hasKeys(list) && <th scope="col">{words.key}</th>}
          </tr>
        </thead>
        <tbody>
          {/* Rows are only ever added at the end. */}
          {items.map((item, place) => (
            <ItemRow key={place} item={item} list={list} isTold={isTold} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
