using System.Text.Json;

namespace Kpi.Api.Tests.CommandLine;

[Alone]
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
    [InlineData("report --branch HQ --month 2026-10 --data DIR", "WAREHOUSE_MISSING")]
    [InlineData("report --branch HQ --month October --data DIR", "MONTH_INVALID")]
    [InlineData("token --role manager --data DIR", "BRANCH_MISSING")]
    [InlineData("migrate --data /dev/null/kpi", "WAREHOUSE_UNREACHABLE")]
    [InlineData("close", "ARGUMENT_INVALID")]
    [InlineData("refresh --all --month 2026-10 --data DIR", "ARGUMENT_INVALID")]
    public async Task What_cannot_be_done_is_said_on_standard_error_with_a_code(string command, string code)
    {
        var run = await RunAsync([.. command.Split(' ').Select(word => word == "DIR" ? directory : word)]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith(code + ": ");
        run.Output.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(directory).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_makes_no_warehouse_and_says_that_every_row_is_rejected()
    {
        var (mapping, sources) = await SourcesAsync();
        var data = Path.Combine(directory, "data");

        var run = await RunAsync("import", "--dry-run", "--mapping", mapping, "--data", data, sources);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("Dry run, nothing was loaded; an import would give: 0 loaded, 0 unchanged, 1 rejected");
        run.Error.ShouldContain("ALL_REJECTED: ");
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_dry_run_does_not_bring_tables_up_to_date()
    {
        var (mapping, sources) = await SourcesAsync();
        var warehouse = Path.Combine(directory, "warehouse.db");
        await File.WriteAllBytesAsync(warehouse, [], TestContext.Current.CancellationToken);

        var run = await RunAsync("import", "--dry-run", "--mapping", mapping, "--data", directory, sources);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("WAREHOUSE_NOT_MIGRATED: ");
        new FileInfo(warehouse).Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_catalogue_of_ones_own_with_mistakes_stops_the_start_with_all_of_them()
    {
        var own = Path.Combine(directory, "own.yaml");
        await File.WriteAllTextAsync(Path.Combine(directory, "warehouse.db"), "", TestContext.Current.CancellationToken);
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
        await File.WriteAllTextAsync(Path.Combine(directory, "warehouse.db"), "", TestContext.Current.CancellationToken);

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
    [InlineData("reports --help")]
    [InlineData("doctor --help")]
    public async Task Help_is_given(string command) => (await RunAsync(command.Split(' '))).ExitCode.ShouldBe(0);

    /// <summary>A mapping, and a folder with a file of one row that it rejects.</summary>
    private async Task<(string Mapping, string Sources)> SourcesAsync()
    {
        var sources = Directory.CreateDirectory(Path.Combine(directory, "sources")).FullName;
        var mapping = Path.Combine(sources, "m.yaml");
        await File.WriteAllTextAsync(
            mapping,
            "files: { c: { pattern: c.csv } }\nloads:\n  - { target: customer, from: c, fields: { customer_id: id, joined_at: start } }\n",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(Path.Combine(sources, "c.csv"), "id,start\nc1,someday\n", TestContext.Current.CancellationToken);
        return (mapping, sources);
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        CommandProcess.RunAsync(arguments);
}
