using Kpi.Api.Reports;
using Kpi.Api.Reports.Bursts;
using Kpi.Kpis;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.Tests.Reports.Bursts;

/// <summary>Bursts whose PDFs a process sets.</summary>
[Alone]
public sealed class SetBurstTests(BurstWarehouse warehouse) : IClassFixture<BurstWarehouse>
{
    private static readonly BurstRequest October = new()
    {
        Month = BurstWarehouse.Month,
        Lang = Lang.En,
        Formats = [ReportFormat.Pdf],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_that_fails_costs_no_other_its_place()
    {
        using var fake = FakeRenderer.Create(refuses: "Nanjing City");
        using var renderer = new PdfRenderer(new() { Directory = fake.Directory });
        var burst = ReportBurst.Plan(October, await warehouse.ReaderAsync("HQ"), new(renderer, TestClock.Time()));

        var outcomes = new List<BurstOutcome>();
        await foreach (var outcome in burst.PrintAsync(3, Cancellation))
        {
            outcomes.Add(outcome);
        }

        outcomes.Select(outcome => outcome.Report).ShouldBe(burst.Reports);
        var failed = outcomes.Where(outcome => outcome.Bytes is null).ShouldHaveSingleItem();
        failed.Report.Document.BranchCode.ShouldBe("JS01");
        failed.Failure.ShouldBe(new BurstFailure("RENDERER_FAILED", "The PDF could not be made: out of ink"));
    }

    [Fact]
    public async Task Only_a_few_documents_are_in_memory_at_a_time()
    {
        using var fake = FakeRenderer.Create();
        using var renderer = new PdfRenderer(new() { Directory = fake.Directory, Workers = 1 });
        var time = new CountingTime();
        var burst = ReportBurst.Plan(October, await warehouse.ReaderAsync("HQ"), new(renderer, time));
        var taken = 0;

        await foreach (var _ in burst.PrintAsync(2, Cancellation))
        {
            // One was composed to plan; each document asks for the time once. The one handed on, and one more.
            (time.Asked - 1).ShouldBeLessThanOrEqualTo(++taken + 1);
        }

        taken.ShouldBe(BurstWarehouse.Codes.Count);
    }

    private sealed class CountingTime : TimeProvider
    {
        private int asked;

        public int Asked => asked;

        public override DateTimeOffset GetUtcNow()
        {
            Interlocked.Increment(ref asked);
            return DateTimeOffset.UnixEpoch;
        }
    }
}
