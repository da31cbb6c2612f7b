using Kpi.Api.Tests.CommandLine;

namespace Kpi.Api.Tests.Assessing;

/// <summary>The operator's own schemes are judged before anything else is done.</summary>
public sealed class OwnSchemesTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-schemes-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Schemes_of_ones_own_with_mistakes_stop_the_start_with_all_of_them()
    {
        var own = Path.Combine(directory, "own.yaml");
        const string Mistaken = """
            schemes:
              - version: "1"
                valid_from: soon
                indicators:
                  - kpi: churn
                    name: { zh: 甲, en: A }
                    weight: 100
                    unit: percent
                    better: lower
                    knots: { 0: 100, 1: 0 }
            """;
        await File.WriteAllTextAsync(own, Mistaken, TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await DemoAsync(own);

        exitCode.ShouldBe(1);
        error.ShouldStartWith("SCHEME_INVALID: ");
        error.ShouldContain("line 3: valid_from 'soon' is not a month");
        error.ShouldContain("line 5: 'churn' is no KPI of the catalogue");
        Directory.GetFiles(directory).ShouldBe([own]);
    }

    [Fact]
    public async Task Schemes_that_are_not_there_are_named()
    {
        var (exitCode, _, error) = await DemoAsync(Path.Combine(directory, "nowhere.yaml"));

        exitCode.ShouldBe(1);
        error.ShouldStartWith("SCHEMES_NOT_READ: ");
        error.ShouldContain("nowhere.yaml");
    }

    private Task<(int ExitCode, string Output, string Error)> DemoAsync(string schemes) =>
        CommandProcess.RunAsync(
            ["demo", "--scale", "small", "--port", "0", "--data", directory],
            new Dictionary<string, string> { ["KPI_SCHEMES"] = schemes }
        );
}
