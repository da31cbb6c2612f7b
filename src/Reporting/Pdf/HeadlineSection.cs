using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Pdf;

/// <summary>The table of headline numbers.</summary>
internal static class HeadlineSection
{
    public static HeadlineTable Of(BranchReport report, Lang lang) =>
        new(
            Words.Headline.In(lang),
            [
                Words.Kpi.In(lang),
                Words.Value.In(lang),
                Words.Ratio.In(lang),
                Words.Interval.In(lang),
                Words.Target.In(lang),
                Words.Assessment.In(lang),
                Words.VersusPrevious.In(lang),
                Words.VersusYearAgo.In(lang),
            ],
            [.. report.Rows.Select(row => Row(row, lang))],
            StateMarks.Legend([.. report.Rows.Select(row => row.Current)], lang)
        );

    private static HeadlineRow Row(KpiRow row, Lang lang)
    {
        var current = row.Current;
        var hasData = current.State != KpiState.NoData;
        return new()
        {
            Name = row.Kpi.Name.In(lang),
            Value = KpiText.Value(current, lang),
            Mark = StateMarks.Of(current),
            Ratio = hasData ? KpiText.Ratio(current) : KpiText.None,
            Interval = KpiText.Interval(current, lang),
            Target = KpiText.Value(current.Target, row.Kpi.Unit, lang),
            Status = StatusKind.Of(current.Status),
            StatusLabel = StatusLabel(current, lang),
            Previous = Change(row, row.Previous, lang),
            YearAgo = Change(row, row.YearAgo, lang),
        };
    }

    private static string StatusLabel(KpiValue value, Lang lang) =>
        (value.Status, value.State) switch
        {
            ({ } status, _) => Words.Of(status).In(lang),
            (null, var state) when state.IsJudged() => KpiText.None,
            (null, var state) => Words.Of(state).In(lang),
        };

    /// <summary>Changes are not coloured: one month's movement is no signal (spec section 3.3).</summary>
    private static Change Change(KpiRow row, KpiValue? before, Lang lang)
    {
        var number = KpiText.Change(row.Current.Value, before?.Value, row.Kpi.Unit);
        return new(number, number == KpiText.None ? "" : KpiText.ChangeUnit(row.Kpi.Unit, lang));
    }
}

/// <summary>A status as templates name it.</summary>
internal static class StatusKind
{
    public static string? Of(KpiStatus? status) =>
        status switch
        {
            KpiStatus.Met => "met",
            KpiStatus.Near => "near",
            KpiStatus.Missed => "missed",
            _ => null,
        };
}
