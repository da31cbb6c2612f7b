import type { CompleteView } from '../dashboard/frame';
import type { WorklistCountsQuery } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import { lists } from '../view/view';
import { ViewLink } from '../view/ViewLink';

interface Props {
  view: CompleteView;
  /** Undefined while they are counted. */
  counts: WorklistCountsQuery | undefined;
}

/** The kinds of what is owed, each with how much was not done; a click shows its items. */
export function KindSwitch({ view, counts }: Props) {
  const { texts, figures } = useLanguage();
  const words = texts.worklist;
  return (
    <section aria-label={words.kindsLabel} aria-busy={!counts}>
      <h2 className="visually-hidden">{words.kindsLabel}</h2>
      <div className="cards kinds">
        {lists.map((list) => {
          const count = counts?.[list];
          const fact = (label: string, amount: number | undefined) => (
            <div>
              <dt>{label}</dt>
              <dd>{figures.count(amount)}</dd>
            </div>
          );
          return (
            <article className="card" key={list} data-testid={`kind-${list}`}>
              <h3>
                <ViewLink view={{ ...view, list }} aria-current={list === view.list ? 'true' : undefined}>
                  {words.kinds[list]}
                </ViewLink>
              </h3>
              <p className="figure">
                {figures.count(count?.totalCount)} <small>{words.missing}</small>
              </p>
              <dl className="facts">
                {fact(words.inTime, count?.inTimeCount)}
                {fact(words.owed, count?.owedCount)}
                {fact(words.met, count?.metCount)}
              </dl>
            </article>
          );
        })}
      </div>
    </section>
  );
}
