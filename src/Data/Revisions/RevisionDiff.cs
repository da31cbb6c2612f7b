using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Revisions;

/// <summary>A measure of a branch that differs.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Before">Its amount in the older revision; 0 where the branch was not there.</param>
/// <param name="After">Its amount in the newer.</param>
public sealed record MeasureChange(Measure Measure, double Before, double After);

/// <summary>A KPI of a branch whose value or target differs.</summary>
/// <param name="BranchCode">The branch.</param>
/// <param name="KpiId">The KPI.</param>
/// <param name="Before">Its value in the older revision; null if it had none.</param>
/// <param name="After">Its value in the newer.</param>
/// <param name="TargetBefore">Its target in the older revision; null if it had none.</param>
/// <param name="TargetAfter">Its target in the newer.</param>
/// <param name="Causes">The branch's measures that the KPI is made of and that differ; empty for medians, which come from durations.</param>
public sealed record KpiChange(
    string BranchCode,
    string KpiId,
    double? Before,
    double? After,
    double? TargetBefore,
    double? TargetAfter,
    IReadOnlyList<MeasureChange> Causes
);

/// <summary>An import between two closings, which is where a difference comes from.</summary>
/// <param name="Batch">The run's number in the ledger.</param>
/// <param name="Mapping">The mapping.</param>
/// <param name="By">Who ran it.</param>
/// <param name="FinishedAt">When it ended, in UTC.</param>
public sealed record Correction(int Batch, string Mapping, string By, DateTime FinishedAt);

/// <summary>What a correction changed in a month: every branch and KPI that differs, the measures behind it, and the imports in between.</summary>
/// <param name="From">The older revision.</param>
/// <param name="To">The newer; null for the measures as they are now.</param>
/// <param name="Changes">By branch, top first, then by KPI.</param>
/// <param name="Corrections">The imports that ended between the two.</param>
public sealed record RevisionDiff(
    ClosedRevision From,
    ClosedRevision? To,
    IReadOnlyList<KpiChange> Changes,
    IReadOnlyList<Correction> Corrections
)
{
    /// <summary>Compares two revisions of a month, or one with the measures as they are now.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="month">The month.</param>
    /// <param name="from">The older revision's number.</param>
    /// <param name="to">The newer revision's number; null for now.</param>
    /// <param name="catalogue">The KPIs to compare by.</param>
    /// <param name="clock">The business zone.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="DataException"><c>REVISION_UNKNOWN</c>.</exception>
    public static async Task<RevisionDiff> OfAsync(
        WarehouseLocation warehouse,
        Month month,
        int from,
        int? to,
        KpiCatalogue catalogue,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        await using var db = warehouse.Open();
        var (older, before) = await ReadAsync(db, month, from, cancellation);
        var (newer, after) = to is { } number
            ? await ReadAsync(db, month, number, cancellation)
            : (null, FrozenMonth.Of(await CanonicalMeasures.OfAsync(db, month, clock, cancellation)));
        var until = newer?.ClosedAt ?? DateTime.MaxValue;
        var corrections = await CorrectionsBetween(db, older.ClosedAt, until).ToListAsync(cancellation);
        return new(older, newer, [.. Compare(before, after, month, catalogue, new KpiArithmetic(clock))], corrections);
    }

    private static async Task<(ClosedRevision Revision, FrozenMonth Measures)> ReadAsync(
        WarehouseContext db,
        Month month,
        int number,
        CancellationToken cancellation
    )
    {
        var key = month.ToNumber();
        var row =
            await db.Revisions.SingleOrDefaultAsync(row => row.Month == key && row.Number == number, cancellation)
            ?? throw Unknown(month, number);
        return (
            new(month, row.Number, row.Fingerprint, row.ClosedAt, row.ClosedBy),
            FrozenMonth.Of(CanonicalMeasures.Decompress(row.Measures))
        );
    }

    /// <summary>The imports that loaded something after one instant and up to another.</summary>
    internal static IQueryable<Correction> CorrectionsBetween(WarehouseContext db, DateTime after, DateTime until) =>
        db
            .ImportBatches.Where(batch => batch.FinishedAt > after && batch.FinishedAt <= until && batch.Loaded > 0)
            .OrderBy(batch => batch.Id)
            .Select(batch => new Correction(batch.Id, batch.Mapping, batch.By, batch.FinishedAt!.Value));

    internal static DataException Unknown(Month month, int number) =>
        new("REVISION_UNKNOWN", $"{month} has no revision {number}; ./kpi close {month} makes one.");

    private static IEnumerable<KpiChange> Compare(
        FrozenMonth before,
        FrozenMonth after,
        Month month,
        KpiCatalogue catalogue,
        KpiArithmetic arithmetic
    )
    {
        foreach (var code in after.Tree.All.Concat(before.Tree.All).Select(branch => branch.Info.Code).Distinct(StringComparer.Ordinal))
        {
            var measures = MeasuresOf(before, after, code);
            foreach (var kpi in catalogue.All)
            {
                var (old, now) = (ValueIn(before), ValueIn(after));
                if (old.Value != now.Value || old.Target != now.Target)
                {
                    var own = kpi.At(month).Formula.Measures;
                    var causes = measures.Where(change => own.Contains(change.Measure));
                    yield return new(code, kpi.Id, old.Value, now.Value, old.Target, now.Target, [.. causes]);
                }

                KpiValue ValueIn(FrozenMonth frozen) =>
                    arithmetic.Evaluate(
                        frozen.WithTargets(kpi.At(month), code, month),
                        code,
                        month,
                        Segment.All,
                        (wanted, segment) => wanted == month ? frozen.AmountsOf(code, segment) : null
                    );
            }
        }
    }

    private static List<MeasureChange> MeasuresOf(FrozenMonth before, FrozenMonth after, string code)
    {
        var (old, now) = (before.AmountsOf(code, Segment.All) ?? default, after.AmountsOf(code, Segment.All) ?? default);
        return
        [
            .. Enum.GetValues<Measure>()
                .Select(measure => new MeasureChange(measure, old[measure], now[measure]))
                .Where(change => Math.Abs(change.Before - change.After) > 1e-9),
        ];
    }
}
