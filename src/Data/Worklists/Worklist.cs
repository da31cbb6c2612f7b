using Kpi.Data.Evidence;
using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Worklists;

/// <summary>What the customers of an outlet are owed in a month and did not get: what a coverage KPI counts in its denominator and not in its numerator.</summary>
public sealed class Worklist
{
    private const int MonthsWarned = 3;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    private readonly WarehouseLocation warehouse;
    private readonly CustomerPseudonyms pseudonyms;
    private readonly BusinessClock clock;
    private readonly Obligations kind;
    private readonly MissingObligations missing;

    internal Worklist(
        WarehouseLocation warehouse,
        CustomerPseudonyms pseudonyms,
        BusinessClock clock,
        BranchNode outlet,
        Month month,
        WorklistKind kind
    )
    {
        (this.warehouse, this.pseudonyms, this.clock) = (warehouse, pseudonyms, clock);
        this.kind = Obligations.Of(kind);
        missing = new(this.kind, outlet.Id, MonthSpan.Of(month, clock), clock.StartOf(month.AddMonths(1 - MonthsWarned)));
    }

    /// <summary>
    /// Some items in their order: what can be done now, what cannot yet, what cannot any more; in each by the revenue at stake, then by value, or
    /// where customers must not be known by the time alone.
    /// </summary>
    /// <param name="first">How many.</param>
    /// <param name="after">The cursor of the item after which they begin; null for the beginning.</param>
    /// <param name="namesCustomers">Whether the viewer may know the customers, masked.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="DataException"><c>WORKLIST_CURSOR_INVALID</c>.</exception>
    public async Task<WorklistPage> ReadAsync(int first, string? after, bool namesCustomers, CancellationToken cancellation)
    {
        var (start, now) = after is null ? (0, clock.Now) : WorklistPage.After(after);
        await using var db = warehouse.OpenToRead();
        var facts = namesCustomers ? missing.ByStake(db, now) : missing.ByTime(db, now);
        // One more than asked for tells whether a page follows.
        var found = await facts.Skip(start).Take(first + 1).ToListAsync(cancellation);
        return new([.. found.Take(first).Select(fact => Item(fact, now, namesCustomers))], start, now, found.Count > first);
    }

    /// <summary>Counts all that is owed.</summary>
    public async Task<WorklistTotals> CountAsync(CancellationToken cancellation)
    {
        await using var db = warehouse.OpenToRead();
        var parts = await ObligationCount.Of(missing.Owed(db), clock.Now - kind.After).ToListAsync(cancellation);
        return new(
            parts.Sum(part => part.Count),
            parts.Where(part => part.IsMet).Sum(part => part.Count),
            parts.Where(part => !part.IsMet && part.IsInTime).Sum(part => part.Count)
        );
    }

    private WorklistItem Item(WorklistFact fact, DateTime now, bool namesCustomers)
    {
        // Of a customer who is another outlet's by now, this one is told no more than those above are.
        var isTold = namesCustomers && fact.IsOwn;
        var (opensAt, dueBy) = (fact.Owed.At - kind.Before, fact.Owed.At + kind.After);
        var isOver = dueBy < now || (namesCustomers && (fact.HasLeft || fact.IsWithdrawn));
        return new(
            kind.In(missing.Month.Month).NameOf(fact.Owed, pseudonyms),
            isOver ? WorklistStanding.Over
                : opensAt > now ? WorklistStanding.NotYet
                : WorklistStanding.Open,
            opensAt,
            dueBy,
            fact.Owed.Tier,
            [
                .. Reasons(fact, dueBy, now)
                    .Where(reason => namesCustomers || IsOfTime(reason))
                    .Where(reason => isTold || !IsOfCustomer(reason)),
            ],
            isTold ? fact.Risk : null,
            isTold ? fact.Value : null,
            isTold ? MaskedCustomer.Of(fact.MaskedName, fact.Code) : null
        );
    }

    private static IEnumerable<WorklistReason> Reasons(WorklistFact fact, DateTime dueBy, DateTime now)
    {
        (WorklistReason Reason, bool Holds)[] all =
        [
            (WorklistReason.Overdue, dueBy < now),
            (WorklistReason.Left, fact.HasLeft),
            (WorklistReason.Withdrawn, fact.IsWithdrawn),
            (WorklistReason.Moved, !fact.IsOwn && !fact.HasLeft),
            (WorklistReason.DueSoon, dueBy >= now && dueBy < now + Soon),
            (WorklistReason.AtRisk, fact.IsWarned),
            (WorklistReason.InWritingOnly, fact.InWritingOnly),
        ];
        return all.Where(one => one.Holds).Select(one => one.Reason);
    }

    private static bool IsOfTime(WorklistReason reason) => reason is WorklistReason.Overdue or WorklistReason.DueSoon;

    private static bool IsOfCustomer(WorklistReason reason) => reason is WorklistReason.AtRisk or WorklistReason.InWritingOnly;
}
