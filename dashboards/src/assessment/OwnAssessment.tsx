import { AssessmentDocument, type BranchLevel } from '../gql/graphql';
import { schemaLang } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import type { CompleteView } from '../dashboard/frame';
import { Problem } from '../notices/Problem';
import { useLatest } from '../server/useLatest';
import { peersOf } from './groups';
import { PeerTable } from './PeerTable';

/** The branch's own score, above those of the branches below it: its manager may not see the list that it stands in. */
export function OwnAssessment({ view, level }: { view: CompleteView; level: BranchLevel }) {
  const { texts, language } = useLanguage();
  const { data, error, retry } = useLatest({
    query: AssessmentDocument,
    variables: { month: view.month, parent: view.branch, level, lang: schemaLang[language] },
  });
  if (error) return <Problem error={error} onRetry={retry} />;
  if (!data) return <div className="bone bone-row" />;
  return peersOf(data.assessment.branches.filter(({ branch }) => branch.code === view.branch)).map(
    (peers) => (
      <PeerTable
        key={peers.id}
        peers={peers}
        scheme={data.assessment.scheme}
        view={view}
        title={texts.assessment.own}
        isOpen={false}
      />
    ),
  );
}
