using System.Text.Json;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>Scores that another system made, and the versions of schemes that they are by.</summary>
public sealed class SchemeTests : IDisposable
{
    // One file of a foreign system: each row says by which version of which scheme a branch was scored.
    private const string Yaml = """
        files:
          scores: { pattern: scores.csv }
          schemes: { pattern: schemes.csv, optional: true, quote: "'" }
        loads:
          - target: branch
            fields: { code: { constant: HQ }, level: { constant: hq }, name_zh: { constant: HQ }, name_en: { constant: HQ } }
          - { target: scheme, from: schemes, fields: { code: scheme, version: version, from_month: from, document: rules } }
          - { target: scheme, from: scores, distinct: true, where: { column: from, present: true }, fields: { code: scheme, version: version, from_month: from } }
          - { target: score, from: scores, fields: { scheme: scheme, version: version, branch: { constant: HQ }, month: month, points: points, grade: grade } }
        """;

    private readonly ImportFixture import = new();

    [Fact]
    public async Task A_score_by_another_system_loads_with_its_scheme_from_one_file()
    {
        WriteScores("care,1,2024-01,2024-02,88.91,B", "care,1,2024-01,2024-03,,");

        var summary = await RunAsync();

        summary.Rejected.ShouldBe(0, summary.ToString());
        import.Read(context => context.Schemes.Single()).FromMonth.ShouldBe(202401);
        import
            .Read(context => context.Scores.OrderBy(score => score.Month).ToList())
            .Select(score => (score.Month, score.Points, score.Grade))
            .ShouldBe([(202402, 88.91, "B"), (202403, null, null)]);
    }

    [Fact]
    public async Task A_score_that_is_corrected_is_updated()
    {
        WriteScores("care,1,2024-01,2024-02,88.91,B");
        await RunAsync();
        WriteScores("care,1,2024-01,2024-02,90.5,A");

        (await RunAsync()).Loaded.ShouldBe(1);

        import.Read(context => context.Scores.Single()).Points.ShouldBe(90.5);
    }

    [Theory]
    [InlineData("care,1,2024-02,")]
    [InlineData("care,1,2024-01,rules")]
    public async Task A_version_by_which_a_branch_was_scored_does_not_change(string row)
    {
        var changed = row.Replace("rules", Rules(), StringComparison.Ordinal);
        WriteScores("care,1,2024-01,2024-02,88.91,B");
        await RunAsync();
        WriteSchemes(changed);

        var summary = await RunAsync();

        summary.Rejected.ShouldBe(1);
        import.Read(context => context.ImportRejects.Single()).Code.ShouldBe("SCHEME_IN_USE");
        var kept = import.Read(context => context.Schemes.Single());
        (kept.FromMonth, kept.Document).ShouldBe((202401, null));
    }

    [Fact]
    public async Task A_version_that_no_score_has_used_may_change_and_a_used_one_may_come_again()
    {
        WriteSchemes("care,2,2924-06,");
        WriteScores("care,1,2024-01,2024-02,88.91,B");
        await RunAsync();
        WriteSchemes("care,1,2024-01,", "care,2,2924-07,");

        var summary = await RunAsync();

        (summary.Rejected, summary.Loaded).ShouldBe((0, 1), summary.ToString());
        import.Read(context => context.Schemes.Single(scheme => scheme.Version == 2)).FromMonth.ShouldBe(292407);
    }

    [Fact]
    public async Task A_version_whose_month_has_begun_does_not_change_even_if_no_score_was_loaded()
    {
        WriteSchemes($"care,1,2024-01,{Rules()}", $"care,2,2924-01,{Rules()}");
        await RunAsync();
        WriteSchemes($"care,1,2024-01,{Rules(target: 0.9)}", $"care,2,2924-01,{Rules(target: 0.9)}");

        var summary = await RunAsync();

        (summary.Rejected, summary.Loaded).ShouldBe((1, 1), summary.ToString());
        var reject = import.Read(context => context.ImportRejects.Single());
        (reject.Code, reject.Line).ShouldBe(("SCHEME_IN_USE", 2));
        var kept = import.Read(context => context.Schemes.OrderBy(scheme => scheme.Version).ToList());
        kept.Select(scheme => scheme.Document!.Contains("0.9", StringComparison.Ordinal)).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_version_that_has_begun_without_rules_may_get_them()
    {
        WriteSchemes("care,1,2024-01,");
        await RunAsync();
        WriteSchemes($"care,1,2024-01,{Rules()}");

        (await RunAsync()).Rejected.ShouldBe(0);

        import.Read(context => context.Schemes.Single()).Document.ShouldNotBeNull();
    }

    [Fact]
    public async Task Rules_that_are_no_scheme_are_rejected_with_all_their_problems()
    {
        var mistaken = Rules().Replace("higher", "up", StringComparison.Ordinal);
        WriteSchemes($"care,1,2024-01,{mistaken}", $"care,2,2024-02,{Rules(weight: 30)}");

        await RunAsync();

        var rejects = import.Read(context => context.ImportRejects.OrderBy(reject => reject.Line).ToList());
        rejects.Select(reject => (reject.Code, reject.Column)).ShouldBe([("BAD_VALUE", "rules"), ("BAD_VALUE", "rules")]);
        rejects[0].Reason.Split("better 'up' is none of").Length.ShouldBe(6, "each of the five indicators");
        rejects[1].Reason.ShouldContain("150");
        import.Read(context => context.Schemes.Count()).ShouldBe(0);
    }

    public void Dispose() => import.Dispose();

    /// <summary>A scheme of five indicators of equal weight, as one quoted cell.</summary>
    internal static string Rules(int weight = 20, double target = 0.8)
    {
        var indicators = Enumerable
            .Range(1, 5)
            .Select(number => new
            {
                kpi = $"kpi_{number}",
                name = new { zh = "甲", en = "A" },
                weight,
                unit = "percent",
                better = "higher",
                knots = new
                {
                    zero = 0.2,
                    floor = 0.5,
                    target,
                    stretch = 1,
                },
            });
        return $"'{JsonSerializer.Serialize(new { indicators })}'";
    }

    private void WriteScores(params string[] rows) =>
        import.Write("scores.csv", $"scheme,version,from,month,points,grade\n{string.Join('\n', rows)}\n");

    private void WriteSchemes(params string[] rows)
    {
        WriteScores();
        import.Write("schemes.csv", $"scheme,version,from,rules\n{string.Join('\n', rows)}\n");
    }

    private Task<ImportSummary> RunAsync() =>
        import.RunAsync(Mapping.Parse(Yaml, "scores.yaml"), cancellation: TestContext.Current.CancellationToken);
}
