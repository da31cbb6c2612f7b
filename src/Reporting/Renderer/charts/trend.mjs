// A KPI over months: the line, its target dashed, the last value named. Every text comes ready-made with the data.
import { ink, faint, hairline, line, fontFamily } from './palette.mjs';

/**
 * @param spec.months   labels of the category axis, one per point
 * @param spec.values   numbers or null; null leaves a gap
 * @param spec.firm     per point, whether it may be judged; the others are drawn hollow
 * @param spec.axis     { min, max, interval, labels }: labels[i] stands at min + i * interval
 * @param spec.targets  numbers or null, one per month
 * @param spec.last     { index, label } or null: the point that carries its value
 */
export function trend(spec) {
  const { axis } = spec;
  return {
    textStyle: { fontFamily, color: ink },
    // The room at the right is the last value's, so that its label never crosses the line.
    grid: { left: 44, right: spec.last ? 14 + 7 * widthOf(spec.last.label) : 14, top: 8, bottom: 22 },
    xAxis: {
      type: 'category',
      data: spec.months,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: hairline } },
      axisLabel: { color: faint, fontSize: 10, margin: 8, interval: labelEvery(spec.months.length), hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: axis.min,
      max: axis.max,
      interval: axis.interval,
      axisLabel: { color: faint, fontSize: 10, formatter: (value) => axis.labels[Math.round((value - axis.min) / axis.interval)] ?? '' },
      splitLine: { lineStyle: { color: hairline, width: 0.6 } },
    },
    series: [
      {
        type: 'line',
        data: spec.values.map((value, index) => point(spec, value, index)),
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 4,
        lineStyle: { color: line, width: 1.8 },
        itemStyle: { color: line },
      },
      targetLine(spec.targets),
    ],
  };
}

function point(spec, value, index) {
  if (value === null) return null;
  const isLast = spec.last?.index === index;
  const style = spec.firm[index] ? { color: line } : { color: '#ffffff', borderColor: line, borderWidth: 1.2 };
  return {
    value,
    itemStyle: style,
    symbolSize: isLast ? 7 : 4,
    label: isLast ? { show: true, formatter: spec.last.label, position: 'right', distance: 5, fontWeight: 700, fontSize: 11, color: ink } : undefined,
  };
}

function targetLine(targets) {
  return { type: 'line', data: targets, silent: true, symbol: 'none', connectNulls: false, lineStyle: { color: faint, type: [4, 3], width: 1 } };
}

/** In Latin letters; a Chinese character is as wide as two. */
function widthOf(text) {
  return [...text].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
}

/** About five labels, counted back from the newest month so that it always has one. */
function labelEvery(count) {
  const step = Math.max(1, Math.round(count / 5));
  return (index) => (count - 1 - index) % step === 0;
}
