using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kpi.Api.Tests.Reports;

namespace Kpi.Api.Tests.CommandLine;

[Alone]
public sealed class ReportsCommandTests(BurstWarehouse warehouse) : IClassFixture<BurstWarehouse>, IDisposable
{
    private readonly string directory = Path.Combine(Directory.CreateTempSubdirectory("kpi-reports-").FullName, "out");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(directory)!, recursive: true);

    [Fact]
    public async Task The_manifest_lists_every_file_with_its_size_and_hash()
    {
        using var renderer = FakeRenderer.Create();

        var run = await RunAsync(renderer, "--format", "both", "--lang", "en", "--json");

        run.ExitCode.ShouldBe(0, run.Error);
        var summary = JsonDocument.Parse(run.Output).RootElement;
        summary.GetProperty("written").GetInt32().ShouldBe(2 * BurstWarehouse.Codes.Count);
        var manifest = Manifest();
        manifest.GetProperty("closing").GetString().ShouldBe("open");
        manifest.GetProperty("dataVersion").GetInt64().ShouldBe(summary.GetProperty("dataVersion").GetInt64());
        var files = manifest.GetProperty("reports").EnumerateArray().ToList();
        files
            .Select(file => file.GetProperty("branch").GetString())
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(BurstWarehouse.Codes.Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(directory, file.GetProperty("file").GetString()!), Cancellation);
            file.GetProperty("bytes").GetInt32().ShouldBe(bytes.Length);
            file.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        Directory.GetFiles(directory).Length.ShouldBe(files.Count + 1, "the reports, the manifest and nothing else");
    }

    [Fact]
    public async Task A_report_of_the_burst_says_what_the_single_report_says()
    {
        using var renderer = FakeRenderer.Create();
        var single = Path.Combine(warehouse.Directory, "single.pdf");

        await RunAsync(renderer, "--branch", "JS01", "--level", "city");
        var report = await CommandProcess.RunAsync(
            ["report", "--data", warehouse.Directory, "--month", "2026-10", "--branch", "JS01", "--out", single],
            renderer.Settings
        );

        report.ExitCode.ShouldBe(0, report.Error);
        var burst = await File.ReadAllTextAsync(Path.Combine(directory, "JS01-2026-10-zh.pdf"), Cancellation);
        Timeless(burst).ShouldBe(Timeless(await File.ReadAllTextAsync(single, Cancellation)));
    }

    [Fact]
    public async Task A_report_that_fails_is_named_and_the_others_are_written()
    {
        using var renderer = FakeRenderer.Create(refuses: "Nanjing City");

        var run = await RunAsync(renderer, "--lang", "en");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("RENDERER_FAILED: JS01-2026-10-en.pdf was not made: The PDF could not be made: out of ink");
        run.Output.ShouldContain("1 FAILED: JS01-2026-10-en.pdf");
        Directory.GetFiles(directory, "*.pdf").Length.ShouldBe(BurstWarehouse.Codes.Count - 1);
        var failure = Manifest().GetProperty("failures").EnumerateArray().ShouldHaveSingleItem();
        failure.GetProperty("branch").GetString().ShouldBe("JS01");
        failure.GetProperty("reason").GetString().ShouldBe("The PDF could not be made: out of ink");
    }

    [Fact]
    public async Task A_second_run_writes_all_again_and_says_so()
    {
        using var renderer = FakeRenderer.Create();

        await RunAsync(renderer, "--branch", "JS01");
        var again = await RunAsync(renderer, "--branch", "JS01");

        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldContain("3 in place of earlier ones");
    }

    [Fact]
    public async Task Killed_midway_it_leaves_whole_files_and_no_manifest()
    {
        using var renderer = FakeRenderer.Create(waitsAt: "js0201 outlet", padding: 4 << 20);
        await using (var process = CommandProcess.Start(Arguments("--workers", "1", "--lang", "en"), renderer.Settings))
        {
            await Eventually.Holds(() =>
                process.HasEnded || (Directory.Exists(directory) && Directory.GetFiles(directory, "*.pdf").Length > 0)
            );
            process.HasEnded.ShouldBeFalse("it ended before its last report, which waits");
        }

        var files = Directory.GetFiles(directory, "*.pdf");
        foreach (var file in files)
        {
            Encoding.ASCII.GetString((await File.ReadAllBytesAsync(file, Cancellation))[^5..]).ShouldBe("%%EOF");
        }

        File.Exists(Path.Combine(directory, "manifest.json")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--branch nowhere", "BRANCH_UNKNOWN")]
    [InlineData("--as-of 7", "REVISION_UNKNOWN")]
    [InlineData("--workers 0", "WORKERS_INVALID")]
    public async Task What_cannot_be_done_is_said_with_a_code_and_makes_no_folder(string options, string code)
    {
        using var renderer = FakeRenderer.Create();

        var run = await RunAsync(renderer, options.Split(' '));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($"{code}: ");
        Directory.Exists(directory).ShouldBeFalse();
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(FakeRenderer renderer, params string[] options) =>
        CommandProcess.RunAsync(Arguments(options), renderer.Settings);

    private IEnumerable<string> Arguments(params string[] options) =>
        ["reports", "--data", warehouse.Directory, "--month", "2026-10", "--out", directory, .. options];

    private JsonElement Manifest() => JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "manifest.json"))).RootElement;

    // When a document was made stands in it, to the minute.
    private static string Timeless(string document) =>
        System.Text.RegularExpressions.Regex.Replace(
            document,
            @"\d{4}-\d\d-\d\d \d\d:\d\d|""created"":\[[\d,]+\]",
            "then",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );
}
