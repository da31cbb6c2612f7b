import type { TrendPoint, TrendWords } from './trendOption';

/** What the chart says about the month under the pointer, as HTML with every text escaped. */
export function trendTip(point: TrendPoint | undefined, words: TrendWords): string {
  if (!point) return '';
  const rows = [[words.name, words.value(point.value)]];
  if (point.interval) {
    rows.push([words.interval, `${words.value(point.interval.low)} – ${words.value(point.interval.high)}`]);
  }
  if (point.target !== null) rows.push([words.target, words.value(point.target)]);
  const lines = rows.map(
    ([label = '', figure = '']) =>
      `<div style="display:flex;gap:24px;justify-content:space-between"><span>${escaped(label)}</span><b>${escaped(figure)}</b></div>`,
  );
  const note = point.isComplete ? '' : `<div><i>${escaped(point.note)}</i></div>`;
  return `<div><b>${escaped(words.month(point.month))}</b></div>${lines.join('')}${note}`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
