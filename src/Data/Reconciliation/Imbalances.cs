using Kpi.Data.Measures;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Reconciliation;

/// <summary>A customer who breaks a rule at a branch, and by how much.</summary>
internal sealed class Imbalance
{
    public required string Customer { get; init; }

    public int BranchId { get; init; }

    public long Amount { get; init; }
}

/// <summary>The customers who break a rule, found by the database: what should cancel out is added up by customer and branch, and what is left is the fault.</summary>
internal static class Imbalances
{
    /// <summary>Opening plus the month's changes less closing. Who stayed active at the same branch cancels out and is not added up.</summary>
    public static IQueryable<Imbalance> Flow(WarehouseContext db, MonthSpan month)
    {
        var number = month.Number;
        var changed = db.BaseMonths.Where(row =>
            row.Month == number && !(row.ActiveOpen && row.ActiveClose && row.BranchOpen == row.BranchClose)
        );
        var opening = changed
            .Where(row => row.ActiveOpen)
            .Select(row => new Entry
            {
                CustomerId = row.CustomerId,
                BranchId = row.BranchOpen,
                Amount = 1L,
            });
        var closing = changed
            .Where(row => row.ActiveClose)
            .Select(row => new Entry
            {
                CustomerId = row.CustomerId,
                BranchId = row.BranchClose,
                Amount = -1L,
            });
        var changes = FlowMeasures
            .Changes(db, month)
            .Select(change => new Entry
            {
                CustomerId = change.CustomerId,
                BranchId = change.BranchId,
                Amount = change.Kind == FlowMeasures.ChangeKind.Exit ? -1L : 1L,
            });
        var moves = FlowMeasures.Moves(db, month);
        var left = moves.Select(move => new Entry
        {
            CustomerId = move.CustomerId,
            BranchId = move.From,
            Amount = -1L,
        });
        var came = moves.Select(move => new Entry
        {
            CustomerId = move.CustomerId,
            BranchId = move.To,
            Amount = 1L,
        });
        return Left(db, opening.Concat(closing).Concat(changes).Concat(left).Concat(came));
    }

    /// <summary>The closing base of the month before less the opening one.</summary>
    public static IQueryable<Imbalance> Carry(WarehouseContext db, MonthSpan month)
    {
        var (number, previous) = (month.Number, month.Month.Previous.ToNumber());
        var closing = db.BaseMonths.Where(row => row.Month == previous && row.ActiveClose);
        var opening = db.BaseMonths.Where(row => row.Month == number && row.ActiveOpen);
        var gone =
            from row in closing
            join other in opening on row.CustomerId equals other.CustomerId into others
            from next in others.DefaultIfEmpty()
            where next == null || next.BranchOpen != row.BranchClose
            select new Entry
            {
                CustomerId = row.CustomerId,
                BranchId = row.BranchClose,
                Amount = 1L,
            };
        var come =
            from row in opening
            join other in closing on row.CustomerId equals other.CustomerId into others
            from last in others.DefaultIfEmpty()
            where last == null || last.BranchClose != row.BranchOpen
            select new Entry
            {
                CustomerId = row.CustomerId,
                BranchId = row.BranchOpen,
                Amount = -1L,
            };
        return Named(db, gone.Concat(come));
    }

    /// <summary>Customers active at the start or the end without a version that held then; at the branch of the version before, or else after.</summary>
    public static IQueryable<Imbalance> Unplaced(WarehouseContext db, MonthSpan month) =>
        from presence in BaseMonths.Presence(db, month)
        join version in BaseMonths.VersionsAt(db, month.Start) on presence.CustomerId equals version.CustomerId into openings
        from opening in openings.DefaultIfEmpty()
        join version in BaseMonths.VersionsAt(db, month.End) on presence.CustomerId equals version.CustomerId into closings
        from closing in closings.DefaultIfEmpty()
        where (presence.ActiveOpen && opening == null) || (presence.ActiveClose && closing == null)
        // In the order in which the versions are kept.
        orderby presence.CustomerId
        select new Imbalance
        {
            Customer = presence.Code,
            BranchId =
                db.CustomerVersions.Where(version => version.CustomerId == presence.CustomerId && version.ValidFrom <= month.End)
                    .OrderByDescending(version => version.ValidFrom)
                    .Select(version => (int?)version.BranchId)
                    .FirstOrDefault()
                ?? db.CustomerVersions.Where(version => version.CustomerId == presence.CustomerId)
                    .OrderBy(version => version.ValidFrom)
                    .Select(version => (int?)version.BranchId)
                    .FirstOrDefault()
                ?? 0,
            Amount = 1,
        };

    /// <summary>What is left of the entries when they are added up by customer and branch.</summary>
    private static IQueryable<Imbalance> Left(WarehouseContext db, IQueryable<Entry> entries)
    {
        var sums = entries
            .GroupBy(entry => new { entry.CustomerId, entry.BranchId })
            .Select(group => new
            {
                group.Key.CustomerId,
                group.Key.BranchId,
                Amount = group.Sum(entry => entry.Amount),
            });
        return Named(
            db,
            sums.Where(sum => sum.Amount != 0)
                .Select(sum => new Entry
                {
                    CustomerId = sum.CustomerId,
                    BranchId = sum.BranchId,
                    Amount = sum.Amount,
                })
        );
    }

    private static IQueryable<Imbalance> Named(WarehouseContext db, IQueryable<Entry> entries) =>
        from entry in entries
        join customer in db.Customers on entry.CustomerId equals customer.Id
        select new Imbalance
        {
            Customer = customer.Code,
            BranchId = entry.BranchId,
            Amount = entry.Amount,
        };

    private sealed class Entry
    {
        public int CustomerId { get; init; }

        public int BranchId { get; init; }

        public long Amount { get; init; }
    }
}
