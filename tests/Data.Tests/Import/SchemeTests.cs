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
    [InlineData("""care,1,2024-01,'{"fee": 2}'""")]
    public async Task A_version_by_which_a_branch_was_scored_does_not_change(string changed)
    {
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
        WriteSchemes("care,2,2024-06,");
        WriteScores("care,1,2024-01,2024-02,88.91,B");
        await RunAsync();
        WriteSchemes("care,1,2024-01,", "care,2,2024-07,");

        var summary = await RunAsync();

        (summary.Rejected, summary.Loaded).ShouldBe((0, 1), summary.ToString());
        import.Read(context => context.Schemes.Single(scheme => scheme.Version == 2)).FromMonth.ShouldBe(202407);
    }

    public void Dispose() => import.Dispose();

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
