import { useQuery } from 'urql';
import { ScoringDocument, type AssessmentQuery } from '../gql/graphql';
import { schemaLang } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import type { CompleteView } from '../dashboard/frame';
import { Problem } from '../notices/Problem';
import type { Assessed } from './groups';
import { IndicatorTable } from './IndicatorTable';

interface Props {
  assessed: Assessed;
  scheme: AssessmentQuery['assessment']['scheme'];
  view: CompleteView;
}

/** How a branch came by its score: its indicators, what would reach the next grade, and the calculation line by line. */
export function Scoring({ assessed, scheme, view }: Props) {
  const { texts, figures, language } = useLanguage();
  const words = texts.assessment;
  const [{ data, error, fetching }, ask] = useQuery({
    query: ScoringDocument,
    variables: {
      month: view.month,
      branch: assessed.branch.code,
      level: assessed.peerGroup.level,
      lang: schemaLang[language],
    },
  });
  const scoring = data?.assessment.branches.find(({ branch }) => branch.code === assessed.branch.code);
  if (error && !fetching)
    return <Problem error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!scoring) {
    return (
      <p className="empty" role="status">
        {texts.loading}
      </p>
    );
  }
  const { grade } = assessed.result;
  return (
    <div className="scoring" data-testid="scoring">
      {grade != null && (
        <section>
          <h3>{words.way}</h3>
          {scoring.wayToNextGrade.length > 1 && <p>{words.anyOne}</p>}
          {scoring.wayToNextGrade.length > 0 ? (
            <ul>
              {scoring.wayToNextGrade.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : (
            <p>{grade === scheme.grades[0]?.grade ? words.bestGrade : words.noWay}</p>
          )}
        </section>
      )}
      <IndicatorTable indicators={scoring.indicators} view={{ ...view, branch: assessed.branch.code }} />
      <section>
        <h3>{words.working}</h3>
        <ol>
          {scoring.working.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ol>
      </section>
      {scoring.recorded.length > 0 && (
        <section>
          <h3>{words.recorded}</h3>
          <ul>
            {scoring.recorded.map(({ schemeCode, schemeVersion, points, grade: given }) => (
              <li key={`${schemeCode} ${schemeVersion}`}>
                {words.recordedAs(
                  schemeCode,
                  schemeVersion,
                  figures.value(points, 'POINTS'),
                  given ?? words.unrated,
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
