using System.Text.Json;
using Kpi.Api.Security;
using Kpi.Api.Tests.Serving;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.Tests.Assessing;

/// <summary>A manager learns the own rank among all peers, and of the peers nothing but how many they are.</summary>
public sealed class AssessmentScopeTests(AssessedBranches assessed) : IClassFixture<AssessedBranches>
{
    private readonly RunningServer server = assessed.Server;

    [Fact]
    public async Task A_manager_s_ranks_count_all_peers_and_only_the_own_branches_are_listed()
    {
        const string Question = """
            { assessment(month: "2026-03", level: OUTLET) {
                branches { branch { code } rank peers ratedPeers indicators { peerRank { expected } } working recorded { points } } } }
            """;
        var all = await BranchesAsync(Question, null);

        var seen = await BranchesAsync(Question, server.Token(Role.Manager, "C2"));

        seen.Keys.ShouldBe(["O3", "O4", "O5"]);
        seen["O3"].GetProperty("rank").GetInt32().ShouldBe(2, "one of the other city is better");
        seen["O3"].GetProperty("peers").GetInt32().ShouldBe(5);
        foreach (var (code, branch) in seen)
        {
            branch.ToString().ShouldBe(all[code].ToString(), "whoever asks");
        }
    }

    [Fact]
    public async Task The_manager_of_an_outlet_gets_the_own_assessment_without_naming_it() =>
        (
            await BranchesAsync(
                """{ assessment(month: "2026-03") { branches { branch { code } rank } } }""",
                server.Token(Role.Manager, "O4")
            )
        ).Keys.ShouldBe(["O4"]);

    [Theory]
    [InlineData("C1")]
    [InlineData("HQ")]
    [InlineData("nowhere")]
    public async Task Another_s_branch_is_as_if_it_did_not_exist(string parent)
    {
        var answer = await server.AskAsync(
            $$"""{ assessment(month: "2026-03", parent: "{{parent}}") { branches { rank } } }""",
            server.Token(Role.Manager, "C2")
        );

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BRANCH_UNKNOWN");
        error.GetProperty("message").GetString().ShouldBe($"There is no branch '{parent}', or you may not see it.");
    }

    [Fact]
    public async Task An_outlet_is_assessed_where_it_stood_then_and_shown_to_whom_sees_it_now()
    {
        await using var moved = await AssessedBranches.StartAsync(
            new BranchVersion
            {
                BranchId = AssessedBranches.IdOf("O2"),
                ValidFrom = TestClock.Business.StartOf(new Month(2020, 1)),
                ValidTo = TestClock.Business.StartOf(new Month(2026, 6)),
                ParentId = AssessedBranches.IdOf("C2"),
                Level = BranchLevel.Outlet,
                SizeClass = "large",
            }
        );
        const string Question = """{ assessment(month: "2026-03", parent: "C2") { branches { branch { code } rank peers } } }""";

        (await BranchesAsync(Question, null, moved)).Keys.ShouldBe(["O2", "O3", "O4", "O5"], ignoreOrder: false, "in March it stood there");
        var seen = await BranchesAsync(Question, moved.Token(Role.Manager, "C2"), moved);
        seen.Keys.ShouldBe(["O3", "O4", "O5"], ignoreOrder: false, "today it belongs to another");
        seen["O3"].GetProperty("rank").GetInt32().ShouldBe(2, "it still counts as a peer");
    }

    private async Task<Dictionary<string, JsonElement>> BranchesAsync(string question, string? token, RunningServer? other = null) =>
        (await (other ?? server).DataAsync(question, token))
            .GetProperty("assessment")
            .GetProperty("branches")
            .EnumerateArray()
            .ToDictionary(branch => branch.GetProperty("branch").GetProperty("code").GetString()!);
}
