using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// What changed the base within the month, told from the events alone, so that the base can be checked against it: who joined, came
/// back and left, each at the branch that owned the customer at that instant, and who went from one branch to another.
/// </summary>
internal static class FlowMeasures
{
    public static Task<List<FlowMart>> FlowAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return Changes(db, month)
            .GroupBy(change => new { change.BranchId, change.Tier })
            .Select(group => new FlowMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Joins = group.LongCount(change => change.Kind == ChangeKind.Join),
                Reactivations = group.LongCount(change => change.Kind == ChangeKind.Return),
                Exits = group.LongCount(change => change.Kind == ChangeKind.Exit),
            })
            .ToListAsync(cancellation);
    }

    public static Task<List<TransferMart>> TransfersAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        var transfers =
            from move in Moves(db, month)
            join known in EventTiers.Query(db, month) on move.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new
            {
                move.From,
                move.To,
                Tier = known == null ? move.Tier : known.TierOpen,
            };
        return transfers
            .GroupBy(move => new
            {
                move.From,
                move.To,
                move.Tier,
            })
            .Select(group => new TransferMart
            {
                Month = number,
                BranchId = group.Key.From,
                Tier = group.Key.Tier,
                ToBranchId = group.Key.To,
                Customers = group.LongCount(),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>Joins, returns and exits, one row each.</summary>
    public static IQueryable<Change> Changes(WarehouseContext db, MonthSpan month)
    {
        var (start, end) = (month.Start, month.End);
        var joins = JoinerMeasures
            .Joined(db, month)
            .Select(joiner => new
            {
                joiner.CustomerId,
                joiner.BranchId,
                joiner.Tier,
                Kind = ChangeKind.Join,
            });
        var returns =
            from churn in db.Churn
            where churn.WinbackAt >= start && churn.WinbackAt < end
            join version in db.CustomerVersions on churn.CustomerId equals version.CustomerId
            where version.ValidFrom <= churn.WinbackAt && (version.ValidTo == null || version.ValidTo > churn.WinbackAt)
            select new
            {
                churn.CustomerId,
                version.BranchId,
                version.Tier,
                Kind = ChangeKind.Return,
            };
        var exits =
            from churn in db.Churn
            where churn.ChurnedAt >= start && churn.ChurnedAt < end
            join version in db.CustomerVersions on churn.CustomerId equals version.CustomerId
            where version.ValidFrom <= churn.ChurnedAt && (version.ValidTo == null || version.ValidTo > churn.ChurnedAt)
            select new
            {
                churn.CustomerId,
                version.BranchId,
                version.Tier,
                Kind = ChangeKind.Exit,
            };
        return from change in joins.Concat(returns).Concat(exits)
            join known in EventTiers.Query(db, month) on change.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new Change
            {
                CustomerId = change.CustomerId,
                BranchId = change.BranchId,
                Tier = known == null ? change.Tier : known.TierOpen,
                Kind = change.Kind,
            };
    }

    /// <summary>Active customers whose version gave way to one of another branch. A version that begins at the month's end holds then, so its move is the month's.</summary>
    public static IQueryable<Move> Moves(WarehouseContext db, MonthSpan month)
    {
        var (start, end) = (month.Start, month.End);
        return from now in db.CustomerVersions
            where now.ValidFrom > start && now.ValidFrom <= end
            join old in db.CustomerVersions on now.CustomerId equals old.CustomerId
            where old.ValidTo == now.ValidFrom && old.BranchId != now.BranchId
            join customer in db.Customers on now.CustomerId equals customer.Id
            where
                customer.JoinedAt < now.ValidFrom
                && !db.Churn.Any(churn =>
                    churn.CustomerId == now.CustomerId
                    && churn.ChurnedAt < now.ValidFrom
                    && (churn.WinbackAt == null || churn.WinbackAt >= now.ValidFrom)
                )
            select new Move
            {
                CustomerId = now.CustomerId,
                From = old.BranchId,
                To = now.BranchId,
                Tier = old.Tier,
            };
    }

    internal enum ChangeKind
    {
        Join,
        Return,
        Exit,
    }

    internal sealed class Change
    {
        public int CustomerId { get; init; }

        public int BranchId { get; init; }

        public Tier Tier { get; init; }

        public ChangeKind Kind { get; init; }
    }

    internal sealed class Move
    {
        public int CustomerId { get; init; }

        public int From { get; init; }

        public int To { get; init; }

        public Tier Tier { get; init; }
    }
}
