using System.IO.Compression;
using Kpi.Api.Reports;
using Kpi.Api.Reports.Bursts;
using Kpi.Data;
using Kpi.Kpis;
using Kpi.Reporting.Rendering;
using Microsoft.Extensions.Logging;

namespace Kpi.Api.Tests.Reports.Bursts;

public sealed class ReportBurstTests(BurstWarehouse warehouse) : IClassFixture<BurstWarehouse>
{
    private static readonly BurstRequest October = new()
    {
        Month = BurstWarehouse.Month,
        Lang = Lang.En,
        Formats = [ReportFormat.Pdf],
    };

    private static readonly BurstRequest OneWorkbook = October with { Formats = [ReportFormat.Xlsx] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headquarters_gets_a_report_of_every_branch_and_a_manager_those_of_the_own()
    {
        using var renderer = new PdfRenderer();

        var all = ReportBurst.Plan(October, await warehouse.ReaderAsync("HQ"), Press(renderer));
        var own = ReportBurst.Plan(October, await warehouse.ReaderAsync("JS01"), Press(renderer));

        CodesOf(all).Order(StringComparer.Ordinal).ShouldBe(BurstWarehouse.Codes.Order(StringComparer.Ordinal));
        CodesOf(own).ShouldBe(["JS01", "JS0101", "JS0102"]);
    }

    [Fact]
    public async Task Branch_and_levels_narrow_it_down()
    {
        using var renderer = new PdfRenderer();
        var reader = await warehouse.ReaderAsync("HQ");

        var cities = ReportBurst.Plan(October with { Levels = [BranchLevel.Province, BranchLevel.City] }, reader, Press(renderer));
        var subtree = ReportBurst.Plan(
            October with
            {
                Branch = "JS01",
                Formats = [ReportFormat.Pdf, ReportFormat.Xlsx],
            },
            reader,
            Press(renderer)
        );

        CodesOf(cities).ShouldBe(["JS", "JS01", "JS02"]);
        subtree.Reports.Select(report => report.File).ShouldContain("JS01-2026-10-en.xlsx");
        subtree.Reports.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Every_report_has_a_file_of_its_own_on_a_system_that_ignores_the_case_of_letters()
    {
        using var renderer = new PdfRenderer();

        var files = ReportBurst
            .Plan(October, await warehouse.ReaderAsync("HQ"), Press(renderer))
            .Reports.Select(report => report.File)
            .ToList();

        files.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(BurstWarehouse.Codes.Count);
        files.ShouldContain("营%2F业%3A1-2026-10-en.pdf");
    }

    [Theory]
    [InlineData("JS01", "JS02", "2026-10", null, "BRANCH_UNKNOWN")]
    [InlineData("HQ", "nowhere", "2026-10", null, "BRANCH_UNKNOWN")]
    [InlineData("HQ", null, "1999-01", null, "MONTH_UNKNOWN")]
    [InlineData("HQ", null, "2026-10", 3, "REVISION_UNKNOWN")]
    public async Task What_is_not_there_or_not_ones_own_is_refused_before_anything_is_made(
        string top,
        string? branch,
        string month,
        int? asOf,
        string code
    )
    {
        using var renderer = new PdfRenderer();
        var request = October with { Branch = branch, Month = Month.Parse(month, null), AsOf = asOf };
        var reader = await warehouse.ReaderAsync(top);

        Should.Throw<DataException>(() => ReportBurst.Plan(request, reader, Press(renderer))).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_level_that_no_branch_has_is_said()
    {
        using var renderer = new PdfRenderer();
        var request = October with { Branch = "JS0101", Levels = [BranchLevel.City] };
        var reader = await warehouse.ReaderAsync("HQ");

        Should.Throw<DataException>(() => ReportBurst.Plan(request, reader, Press(renderer))).Code.ShouldBe("BRANCHES_NONE");
    }

    [Fact]
    public async Task Each_parent_comes_before_its_children_though_names_collide()
    {
        using var renderer = new PdfRenderer();

        var codes = CodesOf(ReportBurst.Plan(October, await warehouse.ReaderAsync("HQ"), Press(renderer))).ToList();

        codes.ShouldBe((await warehouse.ReaderAsync("HQ")).Top.Subtree().Select(branch => branch.Info.Code));
    }

    [Fact]
    public async Task A_reason_that_is_known_keeps_its_code()
    {
        var failure = await FailureAsync(new DataException("DATA_CHANGED", "The measures were made anew."));

        failure.ShouldBe(new BurstFailure("DATA_CHANGED", "The measures were made anew."));
    }

    [Fact]
    public async Task What_nobody_foresaw_is_told_to_the_log_alone()
    {
        var unforeseen = new InvalidOperationException("secret of the server");

        var failure = await FailureAsync(unforeseen);

        failure.ShouldBe(new BurstFailure("REPORT_FAILED", "The report could not be made; the log says why.", unforeseen));
    }

    [Fact]
    public async Task An_archive_says_nothing_of_what_nobody_foresaw_and_logs_it()
    {
        var (unforeseen, log, body) = (new InvalidOperationException("secret of the server"), new FakeLogger(), new MemoryStream());
        using var renderer = new PdfRenderer();
        var press = new ReportPress(renderer, new FailingTime(unforeseen));
        var burst = ReportBurst.Plan(OneWorkbook, await warehouse.ReaderAsync("JS0101"), press);
        var manifest = new BurstManifest(burst, TestClock.Business, DateTimeOffset.UnixEpoch);
        await using var archive = new BurstArchive(burst, manifest, press, log, Cancellation);

        await archive.BeginAsync();
        await archive.WriteAsync(body);

        using var zip = new ZipArchive(new MemoryStream(body.ToArray()));
        zip.Entries.Select(entry => entry.Name).ShouldBe(["JS0101-2026-10-en.xlsx.FAILED.txt", "manifest.json"]);
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(entry.Open());
            (await text.ReadToEndAsync(Cancellation)).ShouldNotContain("secret");
        }

        log.Logged.ShouldBe([unforeseen]);
    }

    [Fact]
    public async Task Without_a_renderer_the_burst_ends_at_once()
    {
        using var renderer = new PdfRenderer(new() { Directory = "/nowhere" });
        var burst = ReportBurst.Plan(October, await warehouse.ReaderAsync("HQ"), Press(renderer));

        var missing = await Should.ThrowAsync<RendererException>(async () =>
        {
            await foreach (var _ in burst.PrintAsync(3, Cancellation)) { }
        });

        missing.Code.ShouldBe("RENDERER_MISSING");
    }

    private async Task<BurstFailure> FailureAsync(Exception thrown)
    {
        using var renderer = new PdfRenderer();
        var burst = ReportBurst.Plan(OneWorkbook, await warehouse.ReaderAsync("JS0101"), new(renderer, new FailingTime(thrown)));
        await using var outcomes = burst.PrintAsync(1, Cancellation).GetAsyncEnumerator(Cancellation);
        (await outcomes.MoveNextAsync()).ShouldBeTrue();
        return outcomes.Current.Failure.ShouldNotBeNull();
    }

    private static ReportPress Press(PdfRenderer renderer) => new(renderer, TestClock.Time());

    private static IEnumerable<string> CodesOf(ReportBurst burst) => burst.Reports.Select(report => report.Document.BranchCode);

    /// <summary>A time that cannot be told the second time: a burst of one document asks once to plan it and once to make it.</summary>
    private sealed class FailingTime(Exception thrown) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref asked) == 2 ? throw thrown : DateTimeOffset.UnixEpoch;
    }

    private sealed class FakeLogger : ILogger
    {
        public List<Exception?> Logged { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Logged.Add(exception);
    }
}
