import type { Speech } from '../language/LanguageContext';
import { standingOf, type Month } from './standing';

/** The standing of a month in a few words, with its last revision where it has one. */
export function standingWords(month: Month, { texts, figures }: Speech): string {
  const standing = standingOf(month);
  const last = month.revisions.at(-1);
  if (!last || standing === 'RUNNING') return texts.standings[standing];
  const words = standing === 'CLOSED' ? texts.closedAs : texts.correctedSince;
  return words(last.number, figures.dayAt(last.closedAt));
}
