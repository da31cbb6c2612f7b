import type { CompleteView } from '../dashboard/frame';
import type { WorklistCountsFragment } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import type { Month } from '../months/standing';
import { Problem } from '../notices/Problem';
import { emptyWords, kindOf, namesCustomers } from './items';
import { ItemTable } from './ItemTable';
import { OtherMonth } from './OtherMonth';
import { useItems } from './useItems';

interface Props {
  view: CompleteView;
  months: Month[];
  counts: WorklistCountsFragment | undefined;
  isCounting: boolean;
}

/** The items of one kind, page by page; or that there are none, and why. */
export function ItemPanel({ view, months, counts, isCounting }: Props) {
  const { texts, figures } = useLanguage();
  const words = texts.worklist;
  const { branch, month, list } = view;
  const { items, error, isTurning, retry, more } = useItems({ branch, month, kind: kindOf(list) });
  const isWaiting = !error && (!items || (items.length === 0 && isCounting));

  const content = () => {
    if (isWaiting) {
      return (
        <p className="empty" role="status">
          {texts.loading}
        </p>
      );
    }
    if (!items) return null;
    if (items.length === 0) return <p className="empty-list">{emptyWords(counts, texts)}</p>;
    const isTold = namesCustomers(items);
    const total = Math.max(items.length, counts?.totalCount ?? 0);
    return (
      <>
        {!isTold && <p className="worklist-note">{words.untold}</p>}
        <p className="subtitle" role="status">
          {words.shown(
            figures.count(items.length),
            figures.count(total),
            isTold ? words.orderByStake : words.orderByTime,
          )}
        </p>
        <ItemTable items={items} list={list} />
      </>
    );
  };

  return (
    <section className="panel" aria-labelledby="items-title" aria-busy={isWaiting} data-testid="items">
      <h2 id="items-title">{words.kinds[list]}</h2>
      <p className="definition">{words.definitions[list]}</p>
      <OtherMonth view={view} months={months} />
      {content()}
      {error && <Problem error={error} onRetry={retry} />}
      {more && !error && (
        <button type="button" className="button quiet more" disabled={isTurning} onClick={more}>
          {isTurning ? texts.loading : words.more}
        </button>
      )}
    </section>
  );
}
