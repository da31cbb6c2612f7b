using Kpi.Data.Evidence;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Worklists;

/// <summary>What is owed to customers: the very facts that measures count, of which each is owed once and met or not.</summary>
/// <param name="Owed">The measure that counts what is owed.</param>
/// <param name="Met">The measure that counts what was done of it.</param>
/// <param name="Before">How long before its instant a fact can be met; null if always.</param>
/// <param name="After">How long after its instant a fact can be met.</param>
internal sealed record Obligations(Measure Owed, Measure Met, TimeSpan? Before, TimeSpan After)
{
    /// <summary>The keys of a month's facts that count although nobody is to meet them any more.</summary>
    public Func<WarehouseContext, MonthSpan, IQueryable<string>>? Withdrawn { get; private init; }

    public static Obligations Of(WorklistKind kind) =>
        kind switch
        {
            // Its instant is the last second of the month.
            WorklistKind.Routine => new(Measure.RoutineContactsDue, Measure.RoutineContactsMade, Before: null, After: TimeSpan.Zero),
            // The first of its day.
            WorklistKind.Moment => new(
                Measure.MomentsDue,
                Measure.MomentsCared,
                Before: TimeSpan.FromDays(MomentMeasures.DaysBefore),
                After: TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1)
            ),
            // The last of its day.
            WorklistKind.Plan => new(Measure.PlanItemsDue, Measure.PlanItemsDone, Before: null, After: TimeSpan.Zero)
            {
                Withdrawn = (db, month) => PlanMeasures.Due(db, month).Where(item => item.CancelledAt != null).Select(item => item.Id),
            },
            WorklistKind.Warning => new(
                Measure.WarningsRaised,
                Measure.WarningsFollowedUp,
                Before: TimeSpan.Zero,
                After: TimeSpan.FromHours(WarningMeasures.HoursToContact)
            )
            {
                Withdrawn = (db, month) =>
                    db
                        .Warnings.Where(warning =>
                            warning.RaisedAt >= month.Start && warning.RaisedAt < month.End && warning.ClosedAt != null
                        )
                        .Select(warning => warning.Id),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The facts of a month; the numerator of each is 1 if it was met.</summary>
    public EvidenceSection In(Month month) =>
        new(EvidenceSources.All.Single(source => source.Measures.Contains(Owed)), new(month, Sum(Met), Sum(Owed)));

    private static LinearSum Sum(Measure measure) => new([new(1, measure)]);
}
