using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Pdf;

/// <summary>A chart per KPI; a KPI without any value has none.</summary>
internal static class TrendSection
{
    public static Section<Chart>? Of(BranchReport report, Lang lang)
    {
        var charts = report.Trends.Where(HasValue).Select(trend => Chart(trend, lang)).ToList();
        return charts.Count == 0 ? null : new(Words.Trends.In(lang), charts, Notes(report, lang));
    }

    private static bool HasValue(KpiTrend trend) => trend.Points.Any(point => point.Value is not null);

    private static List<string> Notes(BranchReport report, Lang lang)
    {
        var hollow = report.Trends.Any(trend => trend.Points.Any(point => point.Value is not null && !point.State.IsJudged()));
        return hollow ? [Words.HollowPoints.In(lang)] : [];
    }

    private static Chart Chart(KpiTrend trend, Lang lang)
    {
        var (kpi, points) = trend;
        var target = points.Select(point => point.Target).LastOrDefault(target => target is not null);
        var last = points.Select((point, index) => (point, index)).Last(entry => entry.point.Value is not null);
        var numbers = points.SelectMany(point => new[] { point.Value, point.Target }).OfType<double>().ToList();
        return new()
        {
            Title = kpi.Name.In(lang),
            Target = target is null ? "" : $"- - {Words.Target.In(lang)} {KpiText.Value(target, kpi.Unit, lang)}",
            Drawing = new()
            {
                Alt = Alt(trend, last.point, lang),
                Months = [.. points.Select(point => point.Month.ToString())],
                Values = [.. points.Select(point => point.Value)],
                Firm = [.. points.Select(point => point.State.IsJudged())],
                Axis = ChartAxis.For(numbers, kpi, lang),
                Targets = [.. points.Select(point => point.Target)],
                Last = new(last.index, KpiText.Value(last.point, lang)),
            },
        };
    }

    /// <summary>What the picture shows, for those who cannot see it.</summary>
    private static string Alt(KpiTrend trend, KpiValue last, Lang lang)
    {
        var (kpi, points) = trend;
        var values = points.Select(point => point.Value).OfType<double>().ToList();
        var (low, high) = (KpiText.Value(values.Min(), kpi.Unit, lang), KpiText.Value(values.Max(), kpi.Unit, lang));
        return lang == Lang.Zh
            ? $"{kpi.Name.Zh}走势图：{points[0].Month} 至 {points[^1].Month}，最低 {low}，最高 {high}，{last.Month} 为 {KpiText.Value(last, lang)}。"
            : $"Line chart of {kpi.Name.En} from {points[0].Month} to {points[^1].Month}: lowest {low}, highest {high}, {KpiText.Value(last, lang)} in {last.Month}.";
    }
}
