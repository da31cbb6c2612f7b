using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Values;

namespace Kpi.Data.Evidence;

/// <summary>Every kind of fact whose rows can be shown; events before states, because what happened is what is asked about.</summary>
internal static class EvidenceSources
{
    public static IReadOnlyList<EvidenceSource> All { get; } =
    [
        Events("fact_churn", CountedCustomers.Lost, AllOf<ChurnMart>()),
        Events("fact_churn", CountedCustomers.Removed, Measure.AdminExits, Measure.OpeningValue),
        Events(
            "fact_complaint",
            CountedComplaints.AtHandIn,
            Measure.ComplaintsOpened,
            Measure.ComplaintsJustified,
            Measure.ComplaintsBacklog,
            Measure.ComplaintsSettled
        ),
        Events("fact_complaint", CountedComplaints.DueIn, Measure.ComplaintsDue, Measure.ComplaintsSettledInTime),
        Events(
            "fact_case",
            CountedCases.DecidedIn,
            Measure.CasesSaved,
            Measure.CasesLost,
            Measure.CasesSavedActive30,
            Measure.CasesSavedActive90,
            Measure.CasesMargin,
            Measure.CasesCost,
            Measure.ControlCases,
            Measure.ControlMargin
        ),
        Events("fact_case", CountedCases.OpenedIn, Measure.CasesOpened, Measure.CasesContactedInTime),
        Events("fact_survey", CountedSurveys.SentIn, AllOf<SurveyMart>()),
        Events("fact_moment", MomentMeasures.Counted, AllOf<MomentMart>()),
        Events("fact_plan_item", PlanMeasures.Counted, AllOf<PlanMart>()),
        Events("fact_warning", WarningMeasures.Counted, AllOf<WarningMart>()),
        Customers("fact_base_month", CoverageMeasures.Counted, AllOf<CoverageMart>()),
        Customers("dim_customer", JoinerMeasures.Counted, AllOf<JoinerMart>()),
        Customers("fact_base_month", CountedCustomers.Opening, Measure.OpeningBase, Measure.OpeningValue),
        Customers("fact_base_month", CountedCustomers.Closing, Measure.ClosingBase, Measure.ClosingTenureMonths),
    ];

    private static readonly HashSet<Measure> Covered = [.. All.SelectMany(source => source.Measures)];

    /// <summary>Whether every measure that a value is made of comes from rows that can be shown.</summary>
    public static bool Cover(ValueParts parts) =>
        parts.Months.All(month => month.Numerator.Terms.Concat(month.Denominator.Terms).All(term => Covered.Contains(term.Measure)));

    private static EvidenceSource<T> Events<T>(
        string table,
        Func<WarehouseContext, MonthSpan, IQueryable<Counted<T>>> counted,
        params IReadOnlyList<Measure> measures
    )
        where T : MartRow => new(table, counted, measures) { IsByCustomer = false };

    private static EvidenceSource<T> Customers<T>(
        string table,
        Func<WarehouseContext, MonthSpan, IQueryable<Counted<T>>> counted,
        params IReadOnlyList<Measure> measures
    )
        where T : MartRow => new(table, counted, measures) { IsByCustomer = true };

    private static IReadOnlyList<Measure> AllOf<T>() =>
        [
            .. MartMeasures
                .Counts.Single(family => family.Row == typeof(T))
                .Columns.SelectMany(column => column.MeasuresOf(typeof(T)).Select(one => one.Measure))
                .Distinct(),
        ];
}
