using Kpi.Data.Tests;

namespace Kpi.Api.Tests.Serving;

/// <summary>A query asks the warehouse once a month and family, not once a branch, KPI or point.</summary>
public sealed class CommandCountTests
{
    [Fact]
    public async Task Many_branches_with_KPIs_and_trends_take_as_few_commands_as_one()
    {
        await using var server = await RunningServer.StartOnDemoAsync();
        using var sent = new SentCommands(server.Warehouse);

        await server.DataAsync(
            """{ branch(code: "HQ") { trend(kpi: "churn_rate", from: "2026-01", to: "2026-10") { points { value } } } }"""
        );
        var one = sent.Take();
        await server.DataAsync(
            """
            { branches(first: 50) { nodes { code
                kpis(ids: ["churn_rate", "retention_success_rate", "csat_mean"], month: "2026-10") { value }
                trend(kpi: "churn_rate", from: "2026-01", to: "2026-10") { points { value } } } } }
            """
        );

        one.ShouldBeInRange(10, 6 + (24 * 18), "version, tree, months, revisions; families and version of each month");
        sent.Take().ShouldBeLessThanOrEqualTo(6, "whatever the branches, what was loaded stays; only the version is asked for");
    }
}
