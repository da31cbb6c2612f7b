import type { AssessmentQuery, AssessmentStanding } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';

const looks: Record<AssessmentStanding, { tone: string; icon: 'check' | 'info' | 'near' }> = {
  PARTIAL: { tone: '', icon: 'info' },
  PROVISIONAL: { tone: ' mark-near', icon: 'near' },
  FINAL: { tone: ' mark-met', icon: 'check' },
};

/** How far the scores can be relied on, by which rules they came about, and what they lack. */
export function AssessmentNotes({ assessment }: { assessment: AssessmentQuery['assessment'] }) {
  const { texts, figures } = useLanguage();
  const words = texts.assessment;
  const { standing, revision, scheme, notRecorded } = assessment;
  const { tone, icon } = looks[standing];
  const version = scheme.code ? `${scheme.code} ${scheme.version}` : scheme.version;
  return (
    <section className="panel assessment-notes" aria-label={words.notes}>
      <dl>
        <div>
          <dt>{words.standing}</dt>
          <dd>
            <span className={`mark${tone}`} data-testid="assessment-standing">
              <Icon name={icon} />
              {standing === 'FINAL' ? words.finalAs(revision) : words.standings[standing]}
            </span>{' '}
            {words.standingReasons[standing]}
          </dd>
        </div>
        <div>
          <dt>{words.scheme}</dt>
          <dd>
            {words.schemeVersion(version, figures.month(scheme.fromMonth), words.sources[scheme.source])}
          </dd>
        </div>
        {notRecorded.length > 0 && (
          <div>
            <dt>{words.notRecorded}</dt>
            <dd>{notRecorded.map((gap) => words.gaps[gap]).join(words.between)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
