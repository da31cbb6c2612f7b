using System.Text.Json;
using Kpi.Api.Security;
using Kpi.Data.Tests;
using Kpi.Data.Warehouse;

namespace Kpi.Api.Tests.Assessing;

/// <summary>Schemes and scores that were loaded into the warehouse.</summary>
public sealed class HeldSchemeTests
{
    private const string Asked =
        """{ assessment(month: "2026-03", level: OUTLET) { scheme { source code version fromMonth } branches { branch { code } result { score } recorded { schemeCode points grade document } } } }""";

    [Fact]
    public async Task A_scheme_of_the_warehouse_rules_from_its_month_on_and_delivered_scores_stand_beside_what_it_gives()
    {
        await using var server = await AssessedBranches.StartAsync(
            Scheme("KH", 1, 202602, Document(csat: 0.80)),
            Scheme("KH", 2, 202603, Document(csat: 0.90)),
            Scheme("KH", 3, 202604, null),
            Score("O1", 88.91, "B"),
            Score("O3", 88.91, "B")
        );

        var assessment = (await server.DataAsync(Asked)).GetProperty("assessment");

        assessment.GetProperty("scheme").ToString().ShouldBe("""{"source":"WAREHOUSE","code":"KH","version":"2","fromMonth":"2026-03"}""");
        var own = assessment.GetProperty("branches").EnumerateArray().Single(Is("O1"));
        // 80% satisfied against a target of 90%: 60 + 40 × (80 − 75) ÷ (90 − 75) = 73.333 points.
        own.GetProperty("result").GetProperty("score").GetDecimal().ShouldBe(87.84m);
        own.GetProperty("recorded").ToString().ShouldBe("""[{"schemeCode":"KH","points":88.91,"grade":"B","document":null}]""");
        var seen = (await server.DataAsync(Asked, server.Token(Role.Manager, "C1"))).GetProperty("assessment").GetProperty("branches");
        seen.EnumerateArray().Sum(branch => branch.GetProperty("recorded").GetArrayLength()).ShouldBe(1, "another's is not told");
    }

    [Fact]
    public async Task However_many_branches_the_warehouse_is_asked_once_for_schemes_and_scores()
    {
        await using var server = await AssessedBranches.StartAsync(Scheme("KH", 1, 202603, Document(csat: 0.85)), Score("O1", 88.91, "B"));
        await server.DataAsync(Asked);
        using var sent = new SentCommands(server.Warehouse);

        await server.DataAsync(Asked);

        // The version, if a second has passed; each command opens with up to two settings of the connection.
        sent.Take().ShouldBeLessThanOrEqualTo(9);
    }

    public static TheoryData<Scheme[], string> Unusable =>
        new()
        {
            { [Scheme("KH", 1, 202603, null)], "SCHEME_WITHOUT_RULES" },
            { [Scheme("KH", 1, 202603, """{ "indicators": [] }""")], "SCHEME_INVALID" },
            { [Scheme("KH", 1, 202603, Document(0.85)), Scheme("OTHER", 1, 202603, Document(0.85))], "SCHEME_AMBIGUOUS" },
        };

    [Theory, MemberData(nameof(Unusable))]
    public async Task A_scheme_that_cannot_be_used_is_refused_and_no_other_takes_its_place(Scheme[] schemes, string code)
    {
        await using var server = await AssessedBranches.StartAsync(schemes);

        var error = (await server.AskAsync(Asked)).GetProperty("errors")[0];

        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("message").GetString()!.ShouldContain("'KH'");
    }

    private static Func<JsonElement, bool> Is(string code) =>
        branch => branch.GetProperty("branch").GetProperty("code").GetString() == code;

    private static Scheme Scheme(string code, int version, int from, string? document) =>
        new()
        {
            Code = code,
            Version = version,
            FromMonth = from,
            Document = document,
        };

    private static Score Score(string outlet, double points, string grade) =>
        new()
        {
            SchemeCode = "KH",
            SchemeVersion = 1,
            BranchId = AssessedBranches.IdOf(outlet),
            Month = AssessedBranches.March.ToNumber(),
            Points = points,
            Grade = grade,
        };

    /// <summary>The specification's scheme with another target of satisfaction.</summary>
    private static string Document(double csat) =>
        JsonSerializer.Serialize(
            new
            {
                indicators = new[]
                {
                    Indicator("churn_rate", 25, "lower", 30, 0.006, 0.004, 0.003, 0.002),
                    Indicator("retention_success_rate", 20, "higher", 10, 0.15, 0.30, 0.45, 0.60),
                    Indicator("csat_top2", 20, "higher", 30, 0.60, 0.75, csat, 0.95),
                    Indicator("routine_coverage", 20, "higher", 30, 0.70, 0.85, 0.95, 1),
                    Indicator("settled_in_time", 15, "higher", 10, 0.70, 0.85, 0.95, 1),
                },
            }
        );

    private static object Indicator(
        string kpi,
        double weight,
        string better,
        double minimum,
        double zero,
        double floor,
        double target,
        double stretch
    ) =>
        new
        {
            kpi,
            name = new { zh = kpi, en = kpi },
            weight,
            unit = "percent",
            better,
            minimum_denominator = minimum,
            knots = new
            {
                zero,
                floor,
                target,
                stretch,
            },
        };
}
