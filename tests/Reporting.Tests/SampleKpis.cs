using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Tests;

/// <summary>KPIs of every unit and shape that a catalogue can declare.</summary>
internal static class SampleKpis
{
    private static readonly LocalizedText Policy = new("集团考核办法", "Group policy");

    public static readonly KpiDefinition ChurnRate = Ratio(
        "churn_rate",
        "C01",
        new("月离网率", "Monthly churn rate"),
        new("月初在网客户中本月离网者的占比。", "Share of the customers at month opening who were no longer active at month end."),
        KpiCategory.Churn,
        KpiUnit.Percent,
        KpiDirection.Lower,
        [Of(Measure.Churned)],
        [Of(Measure.OpeningBase), new(-1, Measure.AdminExits)],
        new(0.035, true, [], Policy)
    );

    public static readonly KpiDefinition ChurnYtd = ChurnRate with
    {
        Id = "churn_rate_ytd",
        Code = "C02",
        Name = new("全年累计离网率", "Year-to-date churn rate"),
        Definition = new("1 月至本月的离网客户与各月平均月初在网客户之比。", "Customers lost since January over the mean opening base."),
        Formula = ((RatioFormula)ChurnRate.Formula) with { Window = KpiWindow.YearToDate },
    };

    public static readonly KpiDefinition RevenueChurn = Ratio(
        "revenue_churn",
        "C06",
        new("收入流失率", "Revenue churn rate"),
        new(
            "离网客户的月均收入占月初客户月均收入之比。",
            "Monthly value of the customers lost over that of all customers at month opening."
        ),
        KpiCategory.Churn,
        KpiUnit.Percent,
        KpiDirection.Lower,
        [Of(Measure.ChurnedValue)],
        [Of(Measure.OpeningValue)],
        null,
        isProportion: false
    );

    public static readonly KpiDefinition SaveRate = Ratio(
        "retention_success_rate",
        "R01",
        new("挽留成功率", "Retention success rate"),
        new("本月结案的挽留案件中成功者的占比。", "Share of the retention cases closed in the month that were saved."),
        KpiCategory.Retention,
        KpiUnit.Percent,
        KpiDirection.Higher,
        [Of(Measure.CasesSaved)],
        [Of(Measure.CasesSaved), Of(Measure.CasesLost)],
        new(0.45, false, [], Policy),
        10
    );

    public static readonly KpiDefinition CsatTop2 = Ratio(
        "csat_top2",
        "S01",
        new("满意率", "Satisfied customers (top-2-box)"),
        new("评分在最高两档的有效回复占比。", "Share of valid responses in the top two boxes."),
        KpiCategory.Satisfaction,
        KpiUnit.Percent,
        KpiDirection.Higher,
        [Of(Measure.CsatTop2)],
        [Of(Measure.CsatResponses)],
        new(0.85, false, [], Policy)
    );

    public static readonly KpiDefinition CsatMean = Ratio(
        "csat_mean",
        "S02",
        new("满意度均分", "Mean satisfaction score"),
        new("有效评分折算为百分制后的平均分。", "Mean of the valid scores on a scale from 0 to 100."),
        KpiCategory.Satisfaction,
        KpiUnit.Points,
        KpiDirection.Higher,
        [Of(Measure.CsatPoints)],
        [Of(Measure.CsatResponses)],
        null,
        isProportion: false
    );

    public static readonly KpiDefinition Coverage = Ratio(
        "routine_coverage",
        "V01",
        new("例行接触覆盖率", "Routine contact coverage"),
        new("应接触客户中已有有效接触者的占比。", "Share of the customers owed a contact who had an effective one."),
        KpiCategory.Coverage,
        KpiUnit.Percent,
        KpiDirection.Higher,
        [Of(Measure.RoutineContactsMade)],
        [Of(Measure.RoutineContactsDue)],
        new(1, false, [], Policy)
    );

    public static readonly KpiDefinition ComplaintRate = Ratio(
        "complaint_rate",
        "Q01",
        new("投诉率", "Complaint rate"),
        new("每千名平均在网客户的新增投诉件数。", "Complaints opened per thousand mean customers."),
        KpiCategory.Complaints,
        KpiUnit.PerMille,
        KpiDirection.Lower,
        [Of(Measure.ComplaintsOpened)],
        [new(0.5, Measure.OpeningBase), new(0.5, Measure.ClosingBase)],
        null,
        isProportion: false,
        scale: 1000
    );

    public static readonly KpiDefinition Settlement = Ratio(
        "settlement_rate",
        "Q02",
        new("结案率", "Settlement rate"),
        new("本月结案件数占月初未结与本月新增之和的比例。", "Complaints settled over those open at month opening or opened in the month."),
        KpiCategory.Complaints,
        KpiUnit.Percent,
        KpiDirection.Higher,
        [Of(Measure.ComplaintsSettled)],
        [Of(Measure.ComplaintsBacklog), Of(Measure.ComplaintsOpened)],
        new(0.9, false, [], Policy),
        10
    );

    public static readonly KpiDefinition SettlementDays = new()
    {
        Id = "settlement_days_median",
        Code = "Q04",
        Name = new("结案效率（中位）", "Median days to settle"),
        Definition = new("投诉从受理到结案的天数中位数。", "Median days from a complaint’s opening to its settlement."),
        Category = KpiCategory.Complaints,
        Unit = KpiUnit.Days,
        Direction = KpiDirection.Lower,
        Formula = new SurvivalMedianFormula(SurvivalTimes.SettlementTimes),
        MinimumDenominator = 10,
    };

    public static readonly KpiDefinition NetValue = new()
    {
        Id = "net_retained_value",
        Code = "R03",
        Name = new("离网客户挽留效益", "Net retained value"),
        Definition = new("挽留客户的毛利减去挽留成本。", "Margin of the customers saved less the cost of saving."),
        Category = KpiCategory.Retention,
        Unit = KpiUnit.Cny,
        Direction = KpiDirection.Higher,
        Formula = new SumFormula(new([Of(Measure.CasesMargin), new(-1, Measure.CasesCost)]), new([Of(Measure.CasesSaved)])),
        MinimumDenominator = 10,
        Targets = [new(0, false, [], Policy)],
    };

    public static readonly KpiDefinition CsatChange = new()
    {
        Id = "csat_change",
        Code = "S05",
        Name = new("满意率同比变化", "Change of satisfaction over the year"),
        Definition = new("本月满意率减去去年同月满意率。", "Satisfaction of the month less that of the same month a year earlier."),
        Category = KpiCategory.Satisfaction,
        Unit = KpiUnit.PercentagePoints,
        Direction = KpiDirection.Higher,
        Formula = new YearOnYearFormula(CsatTop2),
        MinimumDenominator = 30,
        Targets = [new(0, false, [], Policy) { IsByInterval = true }],
    };

    public static readonly IReadOnlyList<KpiDefinition> All =
    [
        ChurnRate,
        ChurnYtd,
        RevenueChurn,
        SaveRate,
        CsatTop2,
        CsatMean,
        Coverage,
        ComplaintRate,
        Settlement,
        SettlementDays,
        NetValue,
        CsatChange,
    ];

    /// <summary>A plausible numerator and denominator: seasonal, a little noisy, the same at every run. For a median the numerator is the median.</summary>
    public static (double Numerator, double Denominator) Counts(KpiDefinition kpi, Month month, int seed, double size)
    {
        var wave = 1 + 0.15 * Math.Sin(month.Number / 12.0 * 2 * Math.PI + seed) + 0.06 * Math.Sin(7.3 * month.ToNumber() + 3 * seed);
        (double Share, double Base) typical = kpi.Id switch
        {
            "churn_rate" => (0.0029, 48_600),
            "churn_rate_ytd" => (0.027, 48_200),
            "revenue_churn" => (0.0034, 4_120_000.5),
            "retention_success_rate" => (0.48, 310),
            "csat_top2" => (0.79, 940),
            "csat_mean" => (74, 940),
            "routine_coverage" => (0.86, 5_240),
            "complaint_rate" => (0.0013, 48_450.5),
            "settlement_rate" => (0.83, 92),
            "net_retained_value" => (6_830, 92),
            "csat_change" => (0.031, 940),
            _ => (5, 92),
        };
        var denominator = Math.Round(typical.Base * size * 2) / 2;
        if (kpi.Formula is not RatioFormula ratio)
        {
            return (typical.Share < 1 ? typical.Share * wave : Math.Round(typical.Share * wave), Math.Round(denominator));
        }

        var share = ratio.IsProportion ? Math.Min(1, typical.Share * wave) : typical.Share * wave;
        return (Math.Round(denominator * share), ratio.IsProportion ? Math.Floor(denominator) + 1 : denominator);
    }

    private static LinearTerm Of(Measure measure) => new(1, measure);

    private static KpiDefinition Ratio(
        string id,
        string code,
        LocalizedText name,
        LocalizedText definition,
        KpiCategory category,
        KpiUnit unit,
        KpiDirection direction,
        LinearTerm[] numerator,
        LinearTerm[] denominator,
        KpiTarget? target,
        double minimum = 30,
        bool isProportion = true,
        double scale = 1
    ) =>
        new()
        {
            Id = id,
            Code = code,
            Name = name,
            Definition = definition,
            Category = category,
            Unit = unit,
            Direction = direction,
            Formula = new RatioFormula(new(numerator), new(denominator), scale, isProportion, KpiWindow.Month),
            MinimumDenominator = minimum,
            Targets = target is null ? [] : [target],
        };
}
