using Kpi.Data.Evidence;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Worklists;

/// <summary>What an outlet's customers are owed in a month and did not get.</summary>
/// <param name="Kind">What is owed.</param>
/// <param name="Outlet">The outlet's number.</param>
/// <param name="Month">The month.</param>
/// <param name="WarnedSince">When the first of the months began whose warnings count, in UTC.</param>
internal sealed record MissingObligations(Obligations Kind, int Outlet, MonthSpan Month, DateTime WarnedSince)
{
    /// <summary>What is owed, done or not.</summary>
    public IQueryable<EvidenceFact> Owed(WarehouseContext db) => Kind.In(Month.Month).Facts(db, null, [Outlet]);

    /// <summary>
    /// For those who contact customers: first what can be done now, then what cannot yet, last what cannot any more; in each by the revenue at
    /// stake, then by value.
    /// </summary>
    /// <param name="db">The warehouse.</param>
    /// <param name="now">The instant that decides, in UTC.</param>
    public IQueryable<WorklistFact> ByStake(WarehouseContext db, DateTime now)
    {
        var (overUntil, laterFrom) = (now - Kind.After, Kind.Before is { } before ? now + before : DateTime.MaxValue);
        return ByKey(
            Facts(db)
                .OrderBy(fact =>
                    fact.Owed.At < overUntil || fact.HasLeft || fact.IsWithdrawn ? 2
                    : fact.Owed.At > laterFrom ? 1
                    : 0
                )
                .ThenByDescending(fact => fact.Risk * fact.Value)
                .ThenByDescending(fact => fact.Value)
        );
    }

    /// <summary>For those who must not know customers: by the time alone, for an order by value would tell.</summary>
    /// <param name="db">The warehouse.</param>
    /// <param name="now">The instant that decides, in UTC.</param>
    public IQueryable<WorklistFact> ByTime(WarehouseContext db, DateTime now)
    {
        var overUntil = now - Kind.After;
        return ByKey(Facts(db).OrderBy(fact => fact.Owed.At < overUntil ? 1 : 0).ThenBy(fact => fact.Owed.At));
    }

    // What is owed to each customer once has no key of its own.
    private IQueryable<WorklistFact> ByKey(IOrderedQueryable<WorklistFact> facts) =>
        Kind.In(Month.Month).Source.IsByCustomer
            ? facts.ThenBy(fact => fact.Owed.CustomerId)
            : facts.ThenBy(fact => fact.Owed.CustomerId).ThenBy(fact => fact.Owed.Key);

    private IQueryable<WorklistFact> Facts(WarehouseContext db)
    {
        var (number, end, since, outlet) = (Month.Number, Month.End, WarnedSince, Outlet);
        var warnings = db.Warnings.Where(warning => warning.RaisedAt >= since && warning.RaisedAt < end);
        var facts =
            from owed in Missing(db)
            join customer in db.Customers on owed.Fact.CustomerId equals customer.Id
            from known in db.BaseMonths.Where(row => row.Month == number && row.CustomerId == owed.Fact.CustomerId).DefaultIfEmpty()
            select new
            {
                fact = owed.Fact,
                owed.IsWithdrawn,
                customer,
                known,
            };
        return facts.Select(one => new WorklistFact
        {
            Owed = one.fact,
            Code = one.customer.Code,
            MaskedName = one.customer.MaskedName,
            InWritingOnly = one.customer.DoNotDisturb,
            IsOwn = db.CustomerVersions.Any(version =>
                version.CustomerId == one.fact.CustomerId && version.ValidTo == null && version.BranchId == outlet
            ),
            HasLeft = db.Churn.Any(churn => churn.CustomerId == one.fact.CustomerId && churn.WinbackAt == null),
            IsWithdrawn = one.IsWithdrawn,
            Value = one.known == null ? null : one.known.Value3m,
            IsWarned = warnings.Any(warning => warning.CustomerId == one.fact.CustomerId),
            Risk = warnings
                .Where(warning => warning.CustomerId == one.fact.CustomerId)
                .OrderByDescending(warning => warning.RaisedAt)
                .ThenByDescending(warning => warning.Id)
                .Select(warning => warning.Score)
                .FirstOrDefault(),
        });
    }

    private IQueryable<MissingFact> Missing(WarehouseContext db)
    {
        var missing = Owed(db).Where(fact => fact.Numerator == 0);
        if (Kind.Withdrawn is not { } of)
        {
            return missing.Select(fact => new MissingFact { Fact = fact, IsWithdrawn = false });
        }

        var withdrawn = of(db, Month);
        return missing.Select(fact => new MissingFact { Fact = fact, IsWithdrawn = withdrawn.Contains(fact.Key) });
    }

    private sealed class MissingFact
    {
        public required EvidenceFact Fact { get; init; }

        public bool IsWithdrawn { get; init; }
    }
}
