interface Plotted {
  value?: number | null;
  interval?: { low: number; high: number } | null;
  target?: number | null;
}

export interface Scale {
  low: number;
  high: number;
  /** Where a value lies, from 0 to 100; values outside lie on the edge. */
  at(value: number): number;
}

/**
 * One scale for many readings. Intervals of very small branches would squeeze all others together, so the scale spans
 * the values and targets with some room, and intervals may be cut off at its edges.
 */
export function intervalScale(readings: Plotted[]): Scale | null {
  const values = readings.flatMap(({ value, target }) => [value, target]).filter((value) => value != null);
  if (values.length === 0) return null;
  const least = Math.min(...values);
  const most = Math.max(...values);
  const room = most > least ? (most - least) * 0.25 : Math.abs(most) * 0.25 || 1;
  const low = least >= 0 ? Math.max(0, least - room) : least - room;
  const high = most + room;
  return { low, high, at: (value) => Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100)) };
}
