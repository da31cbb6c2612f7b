using System.Runtime.InteropServices;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Base and churn (C01–C07), by the branch and tier at opening; the closing base by the branch at the end.</summary>
internal static class BaseMeasures
{
    public static async Task<List<BaseMart>> BaseAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        // The base is read once: the branches at both ends group it, and what lies in either is added up afterwards.
        var customers = db
            .BaseMonths.Where(row => row.Month == number)
            .GroupBy(row => new
            {
                row.BranchOpen,
                row.BranchClose,
                row.TierOpen,
                row.ActiveOpen,
                row.ActiveClose,
            })
            .Select(group => new
            {
                group.Key.BranchOpen,
                group.Key.BranchClose,
                group.Key.TierOpen,
                Opening = group.Key.ActiveOpen ? group.LongCount() : 0L,
                Closing = group.Key.ActiveClose ? group.LongCount() : 0L,
                Admin = 0L,
                Value = group.Key.ActiveOpen ? group.Sum(row => row.Value3m) : 0.0,
                Tenure = group.Key.ActiveClose ? group.Sum(row => (long)row.TenureMonths) : 0L,
            });
        var admin = CountedCustomers
            .Removed(db, month)
            .GroupBy(removed => new { removed.Adds.BranchId, removed.Adds.Tier })
            .Select(group => new
            {
                BranchOpen = group.Key.BranchId,
                BranchClose = group.Key.BranchId,
                TierOpen = group.Key.Tier,
                Opening = 0L,
                Closing = 0L,
                Admin = group.LongCount(),
                Value = group.Sum(removed => removed.Adds.OpeningValue),
                Tenure = 0L,
            });
        var mart = new Dictionary<(int, Tier), BaseMart>();
        foreach (var part in await customers.Concat(admin).ToListAsync(cancellation))
        {
            if (part.Opening + part.Admin > 0)
            {
                var opening = At(part.BranchOpen, part.TierOpen);
                opening.OpeningBase += part.Opening;
                opening.AdminExits += part.Admin;
                opening.OpeningValue += part.Value;
            }

            if (part.Closing > 0)
            {
                var closing = At(part.BranchClose, part.TierOpen);
                closing.ClosingBase += part.Closing;
                closing.ClosingTenureMonths += part.Tenure;
            }
        }

        return [.. mart.Values];

        BaseMart At(int branch, Tier tier)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(mart, (branch, tier), out _);
            return row ??= new()
            {
                Month = number,
                BranchId = branch,
                Tier = tier,
            };
        }
    }

    public static Task<List<ChurnMart>> ChurnAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return CountedCustomers
            .Lost(db, month)
            .GroupBy(lost => new
            {
                lost.Adds.BranchId,
                lost.Adds.Tier,
                lost.Adds.Kind,
                lost.Adds.Reason,
            })
            .Select(group => new ChurnMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Kind = group.Key.Kind,
                Reason = group.Key.Reason,
                Churned = group.LongCount(),
                ChurnedValue = group.Sum(lost => lost.Adds.ChurnedValue),
                ChurnedTenureMonths = group.Sum(lost => lost.Adds.ChurnedTenureMonths),
            })
            .ToListAsync(cancellation);
    }
}
