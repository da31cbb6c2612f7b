using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Revisions;

/// <summary>How far the closing of every month has come.</summary>
internal sealed class Closings
{
    /// <summary>How many months before its own a value may look at: twelve months up to the same month of the year before.</summary>
    public const int LookBack = 23;

    private readonly Dictionary<Month, int?> measured;
    private readonly ILookup<Month, ClosedRevision> revisions;
    private readonly Dictionary<Month, MonthRevision> states;

    /// <param name="measured">The months that have measures.</param>
    /// <param name="revisions">All revisions, those of a month oldest first.</param>
    public Closings(IEnumerable<MartMonth> measured, IEnumerable<ClosedRevision> revisions)
    {
        this.measured = measured.ToDictionary(row => Month.FromNumber(row.Month), row => row.Revision);
        this.revisions = revisions.ToLookup(revision => revision.Month);
        states = this.revisions.ToDictionary(month => month.Key, month => StateOf(month.Last()));
    }

    /// <summary>What the warehouse says.</summary>
    public static async Task<Closings> LoadAsync(WarehouseContext db, CancellationToken cancellation) =>
        new(await db.MartMonths.ToListAsync(cancellation), await ClosedRevision.Query(db).ToListAsync(cancellation));

    /// <summary>The months that have measures, oldest first.</summary>
    public IEnumerable<Month> Measured => measured.Keys.Order();

    /// <summary>All revisions.</summary>
    public IEnumerable<ClosedRevision> All => revisions.SelectMany(month => month);

    /// <summary>A month's revisions, oldest first; none if it was never closed.</summary>
    public IEnumerable<ClosedRevision> Of(Month month) => revisions[month];

    /// <summary>
    /// Open while the month was never closed; closed when its values are those of its last revision; provisional when it was measured again
    /// since, or a month that its values look at was.
    /// </summary>
    public MonthRevision State(Month month) => states.GetValueOrDefault(month);

    /// <summary>The revision whose measures a month has now; null if it was never closed or was measured again since.</summary>
    public ClosedRevision? Held(Month month) =>
        measured.GetValueOrDefault(month) is { } number ? revisions[month].FirstOrDefault(known => known.Number == number) : null;

    /// <summary>Whether the months before, which a revision's values look at, have the measures that they had when it was closed.</summary>
    public bool LooksAtTheSame(ClosedRevision revision) =>
        Before(revision.Month).All(month => Held(month) is { } held && held.Fingerprint == StandingAt(month, revision)?.Fingerprint);

    private MonthRevision StateOf(ClosedRevision last) =>
        new(Held(last.Month)?.Number == last.Number && LooksAtTheSame(last) ? MonthClosing.Closed : MonthClosing.Provisional, last.Number);

    private IEnumerable<Month> Before(Month month) => measured.Keys.Where(other => other < month && other >= month.AddMonths(-LookBack));

    private ClosedRevision? StandingAt(Month month, ClosedRevision revision) =>
        revisions[month].LastOrDefault(other => other.DataVersion <= revision.DataVersion);
}
