using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Formatting;

/// <summary>The signs that dense tables put after a number that must not be judged, and what a reader is told about them.</summary>
internal static class StateMarks
{
    /// <summary>The sign after a number of this state; empty if the number is complete or absent.</summary>
    public static string Of(KpiState state) =>
        state switch
        {
            KpiState.SmallN => "†",
            KpiState.Immature => "‡",
            KpiState.Partial => "*",
            _ => "",
        };

    /// <summary>One sentence for each state that occurs among the values, in the order of <see cref="KpiState"/>.</summary>
    public static IReadOnlyList<string> Legend(IEnumerable<KpiState> states, Lang lang) =>
        [.. states.Distinct().Order().Where(state => state != KpiState.Ok).Select(state => Explain(state).In(lang))];

    private static LocalizedText Explain(KpiState state) =>
        state switch
        {
            KpiState.NoData => new($"{KpiText.None} 无数据：没有可计算的对象。", $"{KpiText.None} No data: there was nothing to measure."),
            KpiState.SmallN => new(
                "† 样本过少：分母低于该指标的最小分母，不作评价。",
                "† Small sample: the denominator is below the KPI’s minimum, so the value is not judged."
            ),
            KpiState.Immature => new(
                "‡ 观察期未满：数值仍可能变化。",
                "‡ Not mature: the observation window is open and the value may change."
            ),
            _ => new("* 月份未结束：数值截至目前。", "* The month is running: the value is to date."),
        };
}
