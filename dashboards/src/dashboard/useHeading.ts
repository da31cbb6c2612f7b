import { BranchHeadingDocument } from '../gql/graphql';
import { schemaLang, type Language } from '../language/language';
import { useLatest } from '../server/useLatest';

/** What stands in the heading of a branch; nothing is asked without one. */
export function useHeading(branch: string | undefined, language: Language) {
  return useLatest({
    query: BranchHeadingDocument,
    variables: { code: branch ?? '', lang: schemaLang[language] },
    pause: branch === undefined,
  });
}
