import type { Scale } from '../../charts/intervalScale';
import type { ReadingFragment } from '../../gql/graphql';
import { isJudged } from '../../figures/judged';

/** A dot on its interval against the target, for the eye; the figures beside it say the same. */
export function IntervalPlot({ reading, scale }: { reading: ReadingFragment; scale: Scale | null }) {
  const { value, interval, target, state } = reading;
  if (value == null || !scale) return null;
  const at = (number: number) => `${scale.at(number)}%`;
  return (
    <svg className="interval-plot" aria-hidden="true">
      {target != null && <line className="plot-target" x1={at(target)} x2={at(target)} y1="2" y2="18" />}
      {interval && (
        <line className="plot-interval" x1={at(interval.low)} x2={at(interval.high)} y1="10" y2="10" />
      )}
      <circle className={isJudged(state) ? 'plot-dot' : 'plot-dot hollow'} cx={at(value)} cy="10" r="4" />
    </svg>
  );
}
