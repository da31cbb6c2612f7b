using System.Collections.Concurrent;
using Kpi.Api.CommandLine;
using Kpi.Api.Reports;
using Kpi.Api.Reports.Bursts;
using Kpi.Data;
using Kpi.Kpis;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.Tests.Reports.Bursts;

public sealed class BurstFolderTests(BurstWarehouse warehouse) : IClassFixture<BurstWarehouse>, IDisposable
{
    private static readonly BurstRequest October = new()
    {
        Month = BurstWarehouse.Month,
        Lang = Lang.En,
        Formats = [ReportFormat.Pdf],
    };

    private readonly string directory = Directory.CreateTempSubdirectory("kpi-burst-out-").FullName;

    private string Manifest => Path.Combine(directory, "manifest.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_file_gets_its_name_only_when_it_is_whole()
    {
        var created = new ConcurrentQueue<string>();
        var named = new TaskCompletionSource<string>();
        using var watcher = new FileSystemWatcher(directory);
        watcher.Created += (_, file) => created.Enqueue(file.Name!);
        watcher.Renamed += (_, file) => named.TrySetResult(file.Name!);
        using var folder = await BurstFolder.OpenAsync(directory, await BurstAsync("HQ"), Cancellation);
        watcher.EnableRaisingEvents = true;

        await folder.WriteAsync("HQ.pdf", [1, 2, 3], Cancellation);

        (await Eventually.Comes(named.Task)).ShouldBe("HQ.pdf");
        created.ShouldBe(["HQ.pdf.part"]);
        Directory.GetFiles(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["HQ.pdf", "burst.lock"]);
    }

    [Fact]
    public async Task What_is_written_again_takes_the_place_of_the_old()
    {
        using var folder = await BurstFolder.OpenAsync(directory, await BurstAsync("HQ"), Cancellation);

        await folder.WriteAsync("HQ.pdf", [1, 2, 3], Cancellation);
        await folder.WriteAsync("HQ.pdf", [4], Cancellation);

        (await File.ReadAllBytesAsync(Path.Combine(directory, "HQ.pdf"), Cancellation)).ShouldBe([4]);
        folder.Replaced.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_file_that_a_burst_writes_takes_the_earlier_manifest_away()
    {
        await EarlierManifestAsync();
        using var folder = await BurstFolder.OpenAsync(directory, await BurstAsync("HQ"), Cancellation);
        File.Exists(Manifest).ShouldBeTrue("nothing is written yet");

        await folder.WriteAsync("HQ-2026-10-en.pdf", [1], Cancellation);

        File.Exists(Manifest).ShouldBeFalse();
    }

    [Fact]
    public async Task A_burst_without_a_renderer_leaves_the_manifest()
    {
        var before = await EarlierManifestAsync();
        using var renderer = new PdfRenderer(new() { Directory = "/nowhere" });
        var press = new ReportPress(renderer, TestClock.Time());
        var burst = ReportBurst.Plan(October, await warehouse.ReaderAsync("HQ"), press);
        using var folder = await BurstFolder.OpenAsync(directory, burst, Cancellation);

        await Should.ThrowAsync<RendererException>(ReportsCommand.WriteAsync(burst, press, folder, Cancellation));

        (await File.ReadAllTextAsync(Manifest, Cancellation)).ShouldBe(before);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "name": "a web application" }""")]
    [InlineData("""{ "reports": [null] }""")]
    [InlineData("""{ "reports": [{}] }""")]
    [InlineData("not json")]
    public async Task A_manifest_that_no_burst_wrote_is_not_lost(string text)
    {
        await File.WriteAllTextAsync(Manifest, text, Cancellation);
        var burst = await BurstAsync("HQ");

        var refused = await Should.ThrowAsync<DataException>(BurstFolder.OpenAsync(directory, burst, Cancellation));

        refused.Code.ShouldBe("OUT_OF_OTHER_BURST");
        refused.Message.ShouldContain("that no burst wrote");
        (await File.ReadAllTextAsync(Manifest, Cancellation)).ShouldBe(text);
    }

    [Fact]
    public async Task Two_bursts_do_not_write_to_one_folder_at_once()
    {
        var burst = await BurstAsync("HQ");
        using (await BurstFolder.OpenAsync(directory, burst, Cancellation))
        {
            var refused = await Should.ThrowAsync<DataException>(BurstFolder.OpenAsync(directory, burst, Cancellation));

            refused.Code.ShouldBe("OUT_IN_USE");
        }

        using var after = await BurstFolder.OpenAsync(directory, burst, Cancellation);
        await after.WriteAsync("HQ.pdf", [1], Cancellation);
    }

    [Fact]
    public async Task A_lock_that_a_killed_burst_left_holds_nobody_up()
    {
        await File.WriteAllBytesAsync(Path.Combine(directory, "burst.lock"), [], Cancellation);

        (await BurstFolder.OpenAsync(directory, await BurstAsync("HQ"), Cancellation)).Dispose();

        Directory.GetFiles(directory).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_manifest_of_another_burst_is_not_lost()
    {
        await File.WriteAllTextAsync(Manifest, """{ "reports": [{ "file": "HQ-2026-10-zh.pdf" }] }""", Cancellation);
        var burst = await BurstAsync("HQ");

        var refused = await Should.ThrowAsync<DataException>(BurstFolder.OpenAsync(directory, burst, Cancellation));

        refused.Code.ShouldBe("OUT_OF_OTHER_BURST");
        refused.Message.ShouldContain("HQ-2026-10-zh.pdf");
        File.Exists(Manifest).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        var file = Path.Combine(directory, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        var burst = await BurstAsync("HQ");

        (await Should.ThrowAsync<DataException>(BurstFolder.OpenAsync(file, burst, Cancellation))).Code.ShouldBe("OUT_IS_FILE");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named()
    {
        var burst = await BurstAsync("HQ");

        var refused = await Should.ThrowAsync<DataException>(BurstFolder.OpenAsync("/proc/kpi-reports", burst, Cancellation));

        refused.Code.ShouldBe("OUT_NOT_WRITABLE");
        refused.Message.ShouldContain("/proc/kpi-reports");
    }

    [Fact]
    public async Task A_full_disk_is_called_so_and_leaves_no_half_file()
    {
        using var folder = await BurstFolder.OpenAsync(directory, await BurstAsync("HQ"), Cancellation);
        // Linux: whatever is written to this device finds no room.
        File.CreateSymbolicLink(Path.Combine(directory, "HQ.pdf.part"), "/dev/full");

        var refused = await Should.ThrowAsync<DataException>(folder.WriteAsync("HQ.pdf", new byte[1 << 20], Cancellation));

        refused.Code.ShouldBe("DISK_FULL");
        Directory.GetFiles(directory).Select(Path.GetFileName).ShouldBe(["burst.lock"]);
    }

    private async Task<ReportBurst> BurstAsync(string top)
    {
        using var renderer = new PdfRenderer();
        return ReportBurst.Plan(October, await warehouse.ReaderAsync(top), new(renderer, TestClock.Time()));
    }

    private async Task<string> EarlierManifestAsync()
    {
        const string Text = """{ "reports": [{ "file": "HQ-2026-10-en.pdf" }] }""";
        await File.WriteAllTextAsync(Manifest, Text, Cancellation);
        return Text;
    }
}
