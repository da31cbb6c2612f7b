using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Formatting;

/// <summary>Reads the month out in one or two sentences, made from the values alone.</summary>
internal static class Reading
{
    public static string Of(BranchReport report, Lang lang)
    {
        var values = report.Rows.Select(row => row.Current).ToList();
        var month = Words.Of(report.Month, lang);
        if (values.TrueForAll(value => value.State == KpiState.NoData))
        {
            return lang == Lang.Zh
                ? $"{month}本机构没有可统计的业务数据，因此不作评价。"
                : $"There was nothing to measure at this branch in {month}, so nothing is judged.";
        }

        var (met, near, missed) = (Count(values, KpiStatus.Met), Count(values, KpiStatus.Near), Count(values, KpiStatus.Missed));
        var judged = met + near + missed;
        if (judged == 0)
        {
            return lang == Lang.Zh
                ? $"{month}共 {values.Count} 项指标，均无目标或数据不足，不作评价。"
                : $"None of the {values.Count} KPIs of {month} can be judged: they have no target or too little data.";
        }

        var counts =
            lang == Lang.Zh
                ? $"{month}有目标且可评价的 {judged} 项指标中，{met} 项达标，{near} 项接近目标，{missed} 项未达标。"
                : $"Of the {judged} KPIs that could be judged in {month}, {met} met the target, {near} came near it and {missed} missed it.";
        return counts + Farthest(values, lang);
    }

    /// <summary>Names the missed KPI with the largest gap in relation to its target.</summary>
    private static string Farthest(List<KpiValue> values, Lang lang)
    {
        var farthest = values.Where(value => value.Status == KpiStatus.Missed).MaxBy(Gap);
        if (farthest is null)
        {
            return "";
        }

        var (name, value, target) = (
            farthest.Kpi.Name.In(lang),
            KpiText.Value(farthest, lang),
            KpiText.Value(farthest.Target, farthest.Kpi.Unit, lang)
        );
        return lang == Lang.Zh
            ? $"距目标最远的是{name}：{value}，目标 {target}。"
            : $" Farthest from its target is {name}: {value} against {target}.";
    }

    private static double Gap(KpiValue value) =>
        value is { Value: { } actual, Target: { } target } ? Math.Abs(actual - target) / Math.Max(Math.Abs(target), 1e-9) : 0;

    private static int Count(List<KpiValue> values, KpiStatus status) => values.Count(value => value.Status == status);
}
