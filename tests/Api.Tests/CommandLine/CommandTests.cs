using System.Text.Json;
using Kpi.Tests;

namespace Kpi.Api.Tests.CommandLine;

public sealed class CommandTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-cli-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Importing_measuring_and_reporting_go_one_after_the_other()
    {
        var mapping = Path.Combine(SharedData.Root, "samples", "demo", "mapping.yaml");
        var import = await RunAsync(
            "import",
            "--mapping",
            mapping,
            "--data",
            directory,
            "--json",
            Path.Combine(SharedData.Root, "samples", "demo")
        );
        import.ExitCode.ShouldBe(0, import.Error);
        JsonDocument.Parse(import.Output).RootElement.GetProperty("rejected").GetInt64().ShouldBe(0);

        var again = await RunAsync(
            "import",
            "--mapping",
            mapping,
            "--data",
            directory,
            "--json",
            Path.Combine(SharedData.Root, "samples", "demo")
        );
        JsonDocument.Parse(again.Output).RootElement.GetProperty("loaded").GetInt64().ShouldBe(0);

        var refresh = await RunAsync("refresh", "--data", directory);
        refresh.ExitCode.ShouldBe(0, refresh.Error);
        refresh.Output.ShouldContain("24 months, 2024-11 to 2026-10");

        var file = Path.Combine(directory, "hq.xlsx");
        var report = await RunAsync(
            "report",
            "--branch",
            "HQ",
            "--month",
            "2026-10",
            "--format",
            "xlsx",
            "--lang",
            "en",
            "--data",
            directory,
            "--out",
            file
        );
        report.ExitCode.ShouldBe(0, report.Error);
        File.Exists(file).ShouldBeTrue();
    }

    [Theory]
    [InlineData("import --mapping nowhere.yaml --data DIR .", "FILE_NOT_FOUND")]
    [InlineData("report --branch HQ --month 2026-10 --data DIR", "WAREHOUSE_EMPTY")]
    [InlineData("report --branch HQ --month October --data DIR", "MONTH_INVALID")]
    [InlineData("token --role manager --data DIR", "BRANCH_MISSING")]
    [InlineData("refresh --data /dev/null/kpi", "WAREHOUSE_UNREACHABLE")]
    public async Task What_cannot_be_done_is_said_on_standard_error_with_a_code(string command, string code)
    {
        var run = await RunAsync([.. command.Split(' ').Select(word => word == "DIR" ? directory : word)]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(code);
    }

    [Theory]
    [InlineData("reports")]
    [InlineData("doctor")]
    public async Task A_command_that_is_not_built_yet_says_so(string command)
    {
        var run = await RunAsync(command, "--anything");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("not built yet");
    }

    [Fact]
    public async Task A_catalogue_of_ones_own_with_mistakes_stops_the_start_with_all_of_them()
    {
        var own = Path.Combine(directory, "own.yaml");
        await File.WriteAllTextAsync(own, "kpis:\n  - id: Mine\n    kind: average\n", TestContext.Current.CancellationToken);

        var run = await CommandProcess.RunAsync(
            ["report", "--branch", "HQ", "--month", "2026-10", "--data", directory],
            new Dictionary<string, string> { ["KPI_CATALOGUE"] = own }
        );

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("CATALOGUE_INVALID: ");
        run.Error.ShouldContain("own.yaml line 2: id 'Mine' must be small letters");
        run.Error.ShouldContain("own.yaml line 3: kind 'average' is none of");
    }

    [Fact]
    public async Task A_catalogue_that_is_not_there_is_named()
    {
        var run = await CommandProcess.RunAsync(
            ["report", "--branch", "HQ", "--month", "2026-10", "--data", directory],
            new Dictionary<string, string> { ["KPI_CATALOGUE"] = Path.Combine(directory, "nowhere.yaml") }
        );

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("CATALOGUE_NOT_READ: ");
    }

    [Fact]
    public async Task The_T_SQL_needs_no_server()
    {
        var run = await RunAsync("sql");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("CREATE TABLE [fact_churn]");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("demo --help")]
    [InlineData("import --help")]
    public async Task Help_is_given(string command) => (await RunAsync(command.Split(' '))).ExitCode.ShouldBe(0);

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        CommandProcess.RunAsync(arguments);
}
