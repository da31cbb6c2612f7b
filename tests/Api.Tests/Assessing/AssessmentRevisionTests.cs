using System.Text.Json;
using Kpi.Data.Revisions;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Api.Tests.Assessing;

public sealed class AssessmentRevisionTests
{
    [Fact]
    public async Task A_closed_month_is_final_and_stays_as_it_was_whatever_is_corrected_since()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await AssessedBranches.StartAsync();
        foreach (var month in new[] { AssessedBranches.December, AssessedBranches.March })
        {
            await new MonthClose(server.Warehouse, TestClock.Business).CloseAsync(month, "assessor", cancellation);
        }

        var closed = await server.DataAsync(Question("asOf: 1"));
        (await server.DataAsync(Question("")))
            .GetProperty("assessment")
            .GetProperty("standing")
            .GetString()
            .ShouldBe("FINAL", "nothing has changed since it was closed");
        await CorrectAsync(server.Warehouse, cancellation);

        (await server.DataAsync(Question("asOf: 1"))).ToString().ShouldBe(closed.ToString());
        closed.GetProperty("assessment").GetProperty("asOf").GetInt32().ShouldBe(1);
        First(closed).GetProperty("rank").GetInt32().ShouldBe(2);
        server.LooksForNewData();
        var live = await server.DataAsync(Question(""));
        First(live).GetProperty("rank").GetInt32().ShouldBe(5);
        live.GetProperty("assessment").GetProperty("standing").GetString().ShouldBe("PROVISIONAL");
        live.GetProperty("assessment").GetProperty("revision").GetInt32().ShouldBe(1);
        First(live).GetProperty("indicators")[1].GetProperty("value").GetProperty("numerator").GetDouble().ShouldBe(1);
    }

    private static string Question(string asOf) =>
        $$"""
            { assessment(month: "2026-03", parent: "O1" {{asOf}}) { standing asOf revision
                branches { rank result { score } indicators { value { numerator state } } } } }
            """;

    /// <summary>What a correction and a refresh leave: 1 of 100 cases of O1 saved.</summary>
    private static async Task CorrectAsync(WarehouseLocation warehouse, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        var (month, outlet) = (AssessedBranches.March.ToNumber(), AssessedBranches.IdOf("O1"));
        await db.Set<CaseMart>()
            .Where(row => row.Month == month && row.BranchId == outlet)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.Saved, 1).SetProperty(x => x.Lost, 99), cancellation);
        await db.DataVersions.ExecuteUpdateAsync(row => row.SetProperty(x => x.Version, x => x.Version + 1), cancellation);
        var version = await db.DataVersions.Select(row => row.Version).SingleAsync(cancellation);
        await db
            .MartMonths.Where(row => row.Month == month)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(x => x.RefreshedAt, TestClock.Now.UtcDateTime)
                        .SetProperty(x => x.Version, version)
                        .SetProperty(x => x.Revision, (int?)null),
                cancellation
            );
    }

    private static JsonElement First(JsonElement data) => data.GetProperty("assessment").GetProperty("branches")[0];
}
