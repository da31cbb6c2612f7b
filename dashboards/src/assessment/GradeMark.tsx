import type { AssessmentQuery } from '../gql/graphql';
import { noValue } from '../figures/figures';
import { useLanguage } from '../language/LanguageContext';
import { Icon } from '../notices/Icon';
import { toneOf, type Assessed } from './groups';

interface Props {
  result: Assessed['result'];
  scheme: AssessmentQuery['assessment']['scheme'];
}

const tones = { good: ' mark-met', bad: ' mark-missed', even: '' };

/** The grade; or that the branch is not rated, and why. A running month has neither. */
export function GradeMark({ result, scheme }: Props) {
  const { texts, figures } = useLanguage();
  const { grade, feeCoefficient, availableWeight } = result;
  if (grade != null)
    return <span className={`grade mark${tones[toneOf(grade, scheme.grades)]}`}>{grade}</span>;
  if (feeCoefficient == null) return noValue;
  const reason = texts.assessment.unratedReason(
    figures.share(availableWeight),
    figures.share(scheme.minimumAvailableWeight),
  );
  return (
    <span className="mark" title={reason}>
      <Icon name="info" />
      {texts.assessment.unrated}
      <span className="visually-hidden">{reason}</span>
    </span>
  );
}
