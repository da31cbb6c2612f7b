import type { KpiUnit, ReadingFragment } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';

/** What a value was computed from, and how sure it is. */
export function Counts({ value, unit }: { value: ReadingFragment; unit: KpiUnit }) {
  const { texts, figures } = useLanguage();
  const { numerator, denominator, interval } = value;
  return (
    <>
      <div>
        <dt>{numerator == null ? texts.observations : texts.numeratorAndDenominator}</dt>
        <dd data-testid="counts">
          {numerator != null && `${figures.count(numerator)} / `}
          {figures.count(denominator)}
        </dd>
      </div>
      {interval && (
        <div>
          <dt>{texts.interval}</dt>
          <dd data-testid="interval">{figures.interval(interval, unit)}</dd>
        </div>
      )}
    </>
  );
}
