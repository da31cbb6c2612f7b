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
            KpiState.Prelim => "§",
            _ => "",
        };

    /// <summary>The sign after a value: that of its state, and an exclamation mark if something about it is suspicious.</summary>
    public static string Of(KpiValue value) => Of(value.State) + (value.Flags.Count > 0 ? "!" : "");

    /// <summary>One sentence for each state that occurs among the values, in the order of <see cref="KpiState"/>.</summary>
    public static IReadOnlyList<string> Legend(IEnumerable<KpiState> states, Lang lang) =>
        [
            .. states
                .Distinct()
                .Order()
                .Where(state => state is not (KpiState.Ok or KpiState.Final))
                .Select(state => Explain(state).In(lang)),
        ];

    /// <summary>One sentence for each state and each flag that occurs; a value that a table lacks counts as one without data.</summary>
    public static IReadOnlyList<string> Legend(IReadOnlyCollection<KpiValue?> values, Lang lang) =>
        [
            .. Legend(values.Select(value => value?.State ?? KpiState.NoData), lang),
            .. values.SelectMany(value => value?.Flags ?? []).Distinct().Order().Select(flag => Explain(flag).In(lang)),
        ];

    private static LocalizedText Explain(KpiFlagKind flag) =>
        flag switch
        {
            KpiFlagKind.OutOfBounds => new(
                "! 数值异常：超出该指标的合理范围，请核对数据；不作评价。",
                "! Out of bounds: check the facts behind the value; it is not judged."
            ),
            KpiFlagKind.Alarm => new("! 警示：数值超过该指标的警戒线。", "! Alarm: the value is beyond the KPI’s alarm line."),
            _ => new("! 回收率偏低：未答复者的意见可能不同。", "! Few answered: those who did not may think otherwise."),
        };

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
            KpiState.Prelim => new(
                "§ 初步：月份尚未锁定，迟到数据仍可能改变数值。",
                "§ Preliminary: the month is not locked; late facts may still change the value."
            ),
            _ => new("* 月份未结束：数值截至目前。", "* The month is running: the value is to date."),
        };
}
