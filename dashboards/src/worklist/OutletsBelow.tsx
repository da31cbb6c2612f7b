import type { CompleteView } from '../dashboard/frame';
import { BranchChildrenDocument } from '../gql/graphql';
import { schemaLang } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import { LoadingPart } from '../notices/Loading';
import { Problem } from '../notices/Problem';
import { useLatest } from '../server/useLatest';
import { ViewLink } from '../view/ViewLink';

/** Why there is no list here, and the branches below, of which each is an outlet or leads to some. */
export function OutletsBelow({ view }: { view: CompleteView }) {
  const { texts, language } = useLanguage();
  const words = texts.worklist;
  const { data, error, retry } = useLatest({
    query: BranchChildrenDocument,
    variables: { code: view.branch, lang: schemaLang[language] },
  });
  const below = data?.branch?.children;
  if (!below && !error) return <LoadingPart />;
  const areOutlets = below?.every(({ level }) => level === 'OUTLET');
  return (
    <section className="panel" aria-labelledby="below-title" data-testid="outlets">
      <h2 id="below-title">{words.ofOutlet}</h2>
      <p className="definition">{words.ofOutletDetail}</p>
      {error && <Problem error={error} onRetry={retry} />}
      {below?.length === 0 && <p className="empty">{texts.noChildren}</p>}
      {below && below.length > 0 && (
        <>
          <h3 className="outlets-title">{areOutlets ? words.chooseOutlet : words.goDown}</h3>
          <ul className="outlets">
            {below.map(({ code, name, level }) => (
              <li key={code}>
                <ViewLink className="clamp" title={name} view={{ ...view, branch: code }}>
                  {name}
                </ViewLink>
                {!areOutlets && <span className="tag">{texts.levels[level]}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
