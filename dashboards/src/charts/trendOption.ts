import type { LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { fontFamily, type Palette } from './palette';
import { trendTip } from './trendTip';

export type TrendOption = ComposeOption<
  LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** A month of a trend; a month without data has no value and leaves a gap. */
export interface TrendPoint {
  month: string;
  value: number | null;
  interval: { low: number; high: number } | null;
  target: number | null;
  /** Whether the value may be judged; if not, its mark is hollow. */
  isComplete: boolean;
  /** Words about how far the value can be relied on. */
  note: string;
}

export interface TrendWords {
  name: string;
  target: string;
  interval: string;
  value: (value: number | null) => string;
  month: (month: string) => string;
  shortMonth: (month: string) => string;
}

const dashes = 'path://M0 0h10v2h-10z M14 0h10v2h-10z';

/** A line with its interval band and its target. Needs no page: a browser or a server may draw it. */
export function trendOption(points: TrendPoint[], words: TrendWords, palette: Palette): TrendOption {
  const bands = points.some((point) => point.interval) ? band(points, words, palette) : [];
  const targets = points.some((point) => point.target !== null) ? [target(points, words, palette)] : [];
  const text = { color: palette.muted, fontFamily, fontSize: 12 };
  return {
    animation: false,
    textStyle: text,
    grid: {
      left: 8,
      right: 16,
      top: 40,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    // The line itself is named by the heading above the chart.
    legend: {
      top: 0,
      left: 0,
      itemGap: 20,
      selectedMode: false,
      textStyle: text,
      data: [
        ...(bands.length > 0 ? [{ name: words.interval, icon: 'roundRect' }] : []),
        ...(targets.length > 0 ? [{ name: words.target, icon: dashes }] : []),
      ],
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { ...text, color: palette.ink },
      axisPointer: { lineStyle: { color: palette.muted, type: 'solid', width: 1 } },
      formatter: (hovered) => trendTip(points[indexOf(hovered)], words),
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => words.shortMonth(point.month)),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: {
        ...text,
        hideOverlap: true,
        showMaxLabel: true,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
      },
    },
    yAxis: {
      type: 'value',
      scale: true,
      ...ceiling(points),
      splitNumber: 4,
      axisLabel: { ...text, formatter: (value: number) => words.value(value) },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [...bands, ...targets, line(points, words, palette)],
  };
}

/** The interval of a month with few cases may dwarf the line: where it does, the axis ends above what may be judged. */
function ceiling(points: TrendPoint[]): { max?: number } {
  const high = (some: TrendPoint[]) =>
    Math.max(
      ...some.flatMap(({ value, interval, target }) => [value ?? 0, interval?.high ?? 0, target ?? 0]),
    );
  const judged = points.filter((point) => point.isComplete);
  return judged.length > 0 && high(points) > 2 * high(judged) ? { max: 1.05 * high(judged) } : {};
}

function line(points: TrendPoint[], words: TrendWords, palette: Palette): LineSeriesOption {
  return {
    name: words.name,
    type: 'line',
    connectNulls: false,
    lineStyle: { color: palette.accent, width: 2 },
    itemStyle: { color: palette.accent },
    symbol: 'circle',
    symbolSize: 6,
    showAllSymbol: true,
    z: 3,
    data: points.map((point) =>
      point.isComplete
        ? { value: point.value }
        : {
            value: point.value,
            symbolSize: 8,
            itemStyle: { color: palette.surface, borderColor: palette.accent, borderWidth: 1.5 },
          },
    ),
  };
}

/** Two stacked lines without strokes: the lower end, and the width above it, which is filled. */
function band(points: TrendPoint[], words: TrendWords, palette: Palette): LineSeriesOption[] {
  const edge = {
    type: 'line',
    stack: 'interval',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
  } as const;
  const stroke = { lineStyle: { opacity: 0 }, itemStyle: { color: palette.band } };
  return [
    { ...edge, ...stroke, name: 'low', data: points.map((point) => point.interval?.low ?? null) },
    {
      ...edge,
      ...stroke,
      name: words.interval,
      areaStyle: { color: palette.band, opacity: 1 },
      data: points.map(({ interval }) => (interval ? interval.high - interval.low : null)),
    },
  ];
}

function target(points: TrendPoint[], words: TrendWords, palette: Palette): LineSeriesOption {
  return {
    name: words.target,
    type: 'line',
    symbol: 'none',
    silent: true,
    lineStyle: { color: palette.target, type: [6, 4], width: 1.5 },
    itemStyle: { color: palette.target },
    data: points.map((point) => point.target),
  };
}

function indexOf(hovered: unknown): number {
  const [first] = Array.isArray(hovered) ? (hovered as { dataIndex?: number }[]) : [];
  return first?.dataIndex ?? -1;
}
