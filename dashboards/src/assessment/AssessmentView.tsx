import { AssessmentDocument, type BranchLevel } from '../gql/graphql';
import { schemaLang } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import type { CompleteView } from '../dashboard/frame';
import { LoadingPart } from '../notices/Loading';
import { Problem } from '../notices/Problem';
import { useLatest } from '../server/useLatest';
import { AssessmentNotes } from './AssessmentNotes';
import { groupName, peersOf } from './groups';
import { OwnAssessment } from './OwnAssessment';
import { PeerTable } from './PeerTable';

interface Props {
  view: CompleteView;
  /** The branch's level; undefined until it is known. */
  level: BranchLevel | undefined;
}

/** How a branch and those right below it are scored, graded and ranked in a month. */
export default function AssessmentView({ view, level }: Props) {
  const { texts, language } = useLanguage();
  const words = texts.assessment;
  const { data, error, loading, retry } = useLatest({
    query: AssessmentDocument,
    variables: { month: view.month, parent: view.branch, lang: schemaLang[language] },
  });

  if (error) {
    return (
      <section className="panel">
        <h2>{words.cannot}</h2>
        <Problem error={error} onRetry={retry} />
      </section>
    );
  }
  if (!data) return <LoadingPart />;
  const { assessment } = data;
  const isItself = assessment.branches.some(({ branch }) => branch.code === view.branch);
  return (
    <div className="assessment" aria-busy={loading}>
      <AssessmentNotes assessment={assessment} />
      {level && !isItself && <OwnAssessment view={view} level={level} />}
      {peersOf(assessment.branches).map((peers) => (
        <PeerTable
          key={peers.id}
          peers={peers}
          scheme={assessment.scheme}
          view={view}
          title={isItself ? words.own : words.below(groupName(peers.peerGroup, texts))}
          isOpen={isItself}
        />
      ))}
      {assessment.branches.length === 0 && (
        <section className="panel">
          <p className="empty">{words.none}</p>
        </section>
      )}
    </div>
  );
}
