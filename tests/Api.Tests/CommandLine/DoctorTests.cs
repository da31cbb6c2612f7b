using System.Security.Cryptography;
using System.Text.Json;
using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;

namespace Kpi.Api.Tests.CommandLine;

[Alone]
public sealed class DoctorTests : IDisposable
{
    /// <summary>Where no renderer is: for tests that look at something else, and need no PDF set.</summary>
    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal) { ["KPI_RENDERER"] = "/nowhere" };

    private readonly string directory = Directory.CreateTempSubdirectory("kpi-doctor-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_sound_installation_has_no_fault()
    {
        RendererPackages.Demand();
        await MigrateAsync();

        var run = await CommandProcess.RunAsync(["doctor", "--data", directory]);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("a line of Chinese is set in Noto Sans SC");
        run.Output.ShouldContain("the file is sound");
        run.Output.ShouldContain("WAREHOUSE_EMPTY: There are no facts yet");
    }

    [Fact]
    public async Task It_changes_nothing()
    {
        await MigrateAsync();
        Directory.CreateDirectory(Path.Combine(directory, "rejects"));
        var before = Content(directory);

        await CommandProcess.RunAsync(["doctor", "--data", directory], Without);

        Content(directory).ShouldBe(before);
    }

    [Fact]
    public async Task A_warehouse_that_is_not_there_is_a_fault_and_is_not_made()
    {
        var missing = Path.Combine(directory, "missing");

        var run = await CommandProcess.RunAsync(["doctor", "--data", missing], Without);

        Verdict(run.Output, "warehouse").ShouldStartWith("fault");
        run.Output.ShouldContain("WAREHOUSE_MISSING: ");
        Directory.Exists(missing).ShouldBeFalse();
    }

    [Fact]
    public async Task A_missing_renderer_is_a_fault_and_the_rest_is_looked_at_all_the_same()
    {
        await MigrateAsync();

        var run = await CommandProcess.RunAsync(["doctor", "--data", directory, "--json"], Without);

        run.ExitCode.ShouldBe(1);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        answer.GetProperty("faults").GetInt32().ShouldBe(1);
        var checks = answer.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("check").GetString()!);
        checks["PDF"].GetProperty("code").GetString().ShouldBe("RENDERER_MISSING");
        checks["integrity"].GetProperty("verdict").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task A_damaged_warehouse_is_a_fault()
    {
        await MigrateAsync();
        await using (var file = File.OpenWrite(Path.Combine(directory, "warehouse.db")))
        {
            // The last pages are those of indexes, which nothing else would read.
            file.Seek(-8192, SeekOrigin.End);
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 8192).ToArray(), Cancellation);
        }

        var run = await CommandProcess.RunAsync(["doctor", "--data", directory], Without);

        run.ExitCode.ShouldBe(1);
        Verdict(run.Output, "integrity").ShouldStartWith("fault");
        run.Output.ShouldContain("WAREHOUSE_DAMAGED: ");
    }

    [Fact]
    public async Task A_warehouse_without_its_tables_is_sent_to_migrate()
    {
        await File.WriteAllBytesAsync(Path.Combine(directory, "warehouse.db"), [], Cancellation);

        var run = await CommandProcess.RunAsync(["doctor", "--data", directory], Without);

        run.ExitCode.ShouldBe(1);
        Verdict(run.Output, "tables").ShouldContain("WAREHOUSE_NOT_MIGRATED: ");
    }

    [Fact]
    public async Task What_the_operator_left_undone_is_a_warning()
    {
        await MigrateAsync();
        await using (var db = WarehouseLocation.InDirectory(directory).Open())
        {
            db.DeliveredMonths.Add(new() { Month = 202610 });
            db.DirtyMonths.Add(new() { Month = 202610, BatchId = 1 });
            db.ImportBatches.Add(
                new()
                {
                    Mapping = "mine.yaml",
                    RowsRead = 1000,
                    Rejected = 35,
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        var run = await CommandProcess.RunAsync(["doctor", "--data", directory], Without);

        Verdict(run.Output, "months").ShouldStartWith("warning");
        Verdict(run.Output, "months").ShouldContain("MONTH_OUT_OF_DATE: 1 month to measure, 2026-10 to 2026-10");
        Verdict(run.Output, "last import").ShouldStartWith("warning");
        Verdict(run.Output, "last import").ShouldContain("IMPORT_WITH_REJECTS: ");
        Verdict(run.Output, "last import").ShouldContain("rejected 35 rows of 1,000");
    }

    [Fact]
    public async Task Every_setting_that_does_not_work_is_a_fault_not_only_the_first()
    {
        var run = await CommandProcess.RunAsync(
            ["doctor"],
            new Dictionary<string, string>(Without, StringComparer.Ordinal)
            {
                ["KPI_CATALOGUE"] = "/nowhere/own.yaml",
                ["KPI_SCHEMES"] = await SchemesOfOnesOwnKpiAsync(),
                ["KPI_SIGNING_KEY"] = "short",
                ["KPI_SQLSERVER_STORAGE"] = "heap",
                ["KPI_SQLSERVER_STAGING"] = "memory",
                ["KPI_CACHE_MB"] = "much",
                ["Authentication__Schemes__Bearer__ValidAudience"] = "kpi",
                ["KPI_WAREHOUSE"] = "no connection string",
            }
        );

        run.ExitCode.ShouldBe(1);
        foreach (var code in new[] { "CATALOGUE_NOT_READ", "CACHE_SIZE_INVALID", "IDENTITY_PROVIDER_MISSING", "CONNECTION_STRING_INVALID" })
        {
            run.Output.ShouldContain($"{code}: ");
        }

        Verdict(run.Output, "signing key").ShouldContain("SIGNING_KEY_INVALID: ");
        Verdict(run.Output, "storage").ShouldContain("BAD_SETTING: KPI_SQLSERVER_STORAGE is 'heap'");
        Verdict(run.Output, "staging").ShouldContain("BAD_SETTING: KPI_SQLSERVER_STAGING is 'memory'");
        Verdict(run.Output, "schemes").ShouldContain("SCHEMES_NOT_JUDGED: ", Case.Sensitive, "the catalogue's fault is told once");
    }

    [Fact]
    public async Task So_are_a_server_that_does_not_answer_a_provider_without_an_audience_and_schemes_that_are_not_there()
    {
        var run = await CommandProcess.RunAsync(
            ["doctor"],
            new Dictionary<string, string>(Without, StringComparer.Ordinal)
            {
                ["KPI_SCHEMES"] = "/nowhere/own.yaml",
                ["Authentication__Schemes__Bearer__Authority"] = "https://login.example",
                ["KPI_WAREHOUSE"] = $"Server=127.0.0.1,{ClosedPort.Next()};Database=kpi;Connect Timeout=1",
            }
        );

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("SCHEMES_NOT_READ: ");
        run.Output.ShouldContain("IDENTITY_AUDIENCE_MISSING: ");
        run.Output.ShouldContain("WAREHOUSE_UNREACHABLE: ");
    }

    private async Task MigrateAsync()
    {
        await WarehouseTables.BringUpToDateAsync(WarehouseLocation.InDirectory(directory), null, Cancellation);
        SqliteConnection.ClearAllPools();
    }

    private async Task<string> SchemesOfOnesOwnKpiAsync()
    {
        var file = Path.Combine(directory, "schemes.yaml");
        const string Text = """
            schemes:
              - version: "1"
                valid_from: 2026-01
                indicators:
                  - kpi: my_own
                    name: { zh: 甲, en: A }
                    weight: 100
                    unit: percent
                    better: lower
                    knots: { 0: 100, 1: 0 }
            """;
        await File.WriteAllTextAsync(file, Text, Cancellation);
        return file;
    }

    private static string Verdict(string output, string check) =>
        output.Split('\n').Single(line => line.Length > 8 && line[8..].StartsWith($"{check} ", StringComparison.Ordinal));

    private static List<string> Content(string folder) =>
        [
            .. Directory
                .GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(entry =>
                    Directory.Exists(entry) ? $"{entry}/" : $"{entry} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(entry)))}"
                ),
        ];
}
