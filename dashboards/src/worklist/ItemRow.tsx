import { useLanguage } from '../language/LanguageContext';
import type { List } from '../view/view';
import { dueWords, hasKeys, opensWords, type Item } from './items';
import { ItemStanding } from './ItemStanding';

interface Props {
  item: Item;
  list: List;
  /** Whether customers are told to the reader, and what is at stake with them. */
  isTold: boolean;
}

/** Something that is owed to a customer and was not done. */
export function ItemRow({ item, list, isTold }: Props) {
  const { texts, figures } = useLanguage();
  const words = texts.worklist;
  const { customer } = item;
  const opens = opensWords(item, texts, figures);
  const standing = (
    <>
      <ItemStanding standing={item.standing} />
      {opens && <small className="opens">{opens}</small>}
    </>
  );
  return (
    <tr className={item.standing === 'OVER' ? 'over' : undefined}>
      {isTold && (
        <th scope="row" className="name">
          {customer ? (
            <>
              <span className="customer" title={customer.name ?? undefined}>
                {customer.name}
              </span>{' '}
              <small>{customer.code}</small>
            </>
          ) : (
            <small>{words.customerUntold}</small>
          )}
        </th>
      )}
      {isTold ? <td>{standing}</td> : <th scope="row">{standing}</th>}
      <td>{dueWords(item.dueBy, list, figures)}</td>
      <td>{texts.tiers[item.tier]}</td>
      {isTold && (
        <>
          <td className="number">{figures.value(item.risk, 'POINTS')}</td>
          <td className="number">{figures.value(item.monthlyValue, 'CNY')}</td>
          <td className="number strong">{figures.value(item.atStake, 'CNY')}</td>
        </>
      )}
      <td>
        <ul className="reasons">
          {item.reasons.map((reason) => (
            <li
              key={reason}
              className={reason === 'IN_WRITING_ONLY' ? 'mark mark-near' : 'tag'}
              title={words.reasonDetails[reason]}
            >
              {words.reasons[reason]}
            </li>
          ))}
        </ul>
      </td>
      {hasKeys(list) && <td className="key">{item.key}</td>}
    </tr>
  );
}
