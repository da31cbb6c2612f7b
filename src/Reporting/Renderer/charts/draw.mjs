// Replaces every { chart: 'kind', ... } in report data by { svg, alt, width, height }.
import * as echarts from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { trend } from './trend.mjs';

echarts.use([LineChart, GridComponent, SVGRenderer]);

const kinds = { trend };

export function drawCharts(value) {
  if (Array.isArray(value)) return value.map(drawCharts);
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.chart === 'string') return draw(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, drawCharts(inner)]));
}

function draw(spec) {
  const option = kinds[spec.chart]?.(spec);
  if (!option) throw new Error(`There is no chart of kind '${spec.chart}'.`);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: spec.width, height: spec.height });
  try {
    chart.setOption({ ...option, animation: false });
    return { svg: chart.renderToSVGString(), alt: spec.alt };
  } finally {
    chart.dispose();
  }
}
