using Kpi.Data.Demo;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Demo;

/// <summary>One customer in the opening base of one month, admin exits left out (C01, counted here the slow and plain way).</summary>
public sealed record OpeningCustomer(Month Month, string Outlet, Tier Tier, double Value, bool Lost, ChurnReason? Reason);

public sealed class ChurnHistory(IReadOnlyList<OpeningCustomer> opening)
{
    public IEnumerable<OpeningCustomer> Opening => opening;

    public int OpeningBase(Month month) => opening.Count(row => row.Month == month);

    /// <summary>The share of those lost, in percent.</summary>
    public double Rate(Func<OpeningCustomer, bool> which)
    {
        var (all, lost) = (0, 0);
        foreach (var row in opening.Where(which))
        {
            all++;
            lost += row.Lost ? 1 : 0;
        }

        return 100.0 * lost / all;
    }

    public static async Task<ChurnHistory> Read(WarehouseContext context)
    {
        var outlets = await context.Branches.ToDictionaryAsync(branch => branch.Id, branch => branch.Code);
        var joined = await context.Customers.OrderBy(row => row.Id).Select(row => new { row.Id, row.JoinedAt }).ToListAsync();
        var versions = (await context.CustomerVersions.OrderBy(row => row.ValidFrom).ToListAsync()).ToLookup(row => row.CustomerId);
        var churn = (await context.Churn.OrderBy(row => row.ChurnedAt).ToListAsync()).ToLookup(row => row.CustomerId);
        var months = DemoStory.FirstMonth.Through(DemoStory.LastMonth).ToList();
        var opening = new List<OpeningCustomer>();
        foreach (var customer in joined)
        {
            Churn? Gone(DateTime at) =>
                churn[customer.Id].FirstOrDefault(x => x.ChurnedAt < at && (x.WinbackAt is not { } back || back >= at));

            foreach (var month in months)
            {
                var (start, end) = (TestClock.Business.StartOf(month), TestClock.Business.StartOf(month.Next));
                if (customer.JoinedAt >= start || Gone(start) is not null)
                {
                    continue;
                }

                var gone = Gone(end);
                if (gone?.Kind != ChurnKind.Admin)
                {
                    var version = versions[customer.Id].Last(row => row.ValidFrom <= start);
                    var outlet = outlets[version.BranchId];
                    opening.Add(new(month, outlet, version.Tier, version.MonthlyValue, gone is not null, gone?.Reason));
                }
            }
        }

        return new(opening);
    }
}
