import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { trendOption } from '../../charts/trendOption';
import { useLanguage } from '../../language/LanguageContext';
import { trendPoints, trendSummary, type TrendProps } from './trendPoints';
import { usePalette } from './usePalette';

register([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export default function TrendChart({ kpi, points }: TrendProps) {
  const { texts, figures } = useLanguage();
  const palette = usePalette();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, null, { renderer: 'svg' });
    const words = {
      name: kpi.name,
      target: texts.target,
      interval: texts.interval,
      value: (value: number | null) => figures.value(value, kpi.unit),
      month: figures.month,
      shortMonth: figures.shortMonth,
    };
    chart.setOption(trendOption(trendPoints(points, texts), words, palette));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [kpi, points, texts, figures, palette]);

  return (
    <div role="img" aria-label={trendSummary({ kpi, points }, texts, figures)}>
      <div className="chart" ref={place} aria-hidden="true" />
    </div>
  );
}
