using Kpi.Data.ReadModel;
using Kpi.Data.Tests.Measures;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Data.Tests.ReadModel;

/// <summary>However little of the read model is kept, the answers are the same.</summary>
public sealed class BoundedMemoryTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly Month[] Months = [March.Previous, March];
    private readonly FakeTimeProvider time = TestClock.Time();
    private TemporaryWarehouse warehouse = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(Months);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task Many_who_read_at_once_get_the_same_from_a_server_that_keeps_one_month()
    {
        var expected = Values(await ReaderAsync(new(warehouse.Location)));
        var small = new KpiWarehouse(warehouse.Location, cacheBytes: 1);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(async () => Values(await ReaderAsync(small)), Token))
        );

        answers.ShouldAllBe(values => values.SequenceEqual(expected));
        var month = (await small.CurrentAsync(Token)).MeasuresOf(March)!;
        small.CachedBytes.ShouldBe(month.Bytes);
    }

    [Fact]
    public async Task A_question_reads_a_month_once_however_little_is_kept()
    {
        var reader = await ReaderAsync(new(warehouse.Location, cacheBytes: 1));
        using var sent = new SentCommands(warehouse.Location);

        for (var again = 0; again < 3; again++)
        {
            _ = Values(reader);
            // Whatever nobody holds is gone now.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        sent.Take().ShouldBe(2 * 16, "fifteen families and the version, of two months");
    }

    [Fact]
    public async Task What_a_refresh_did_not_change_is_not_loaded_again()
    {
        var running = new KpiWarehouse(warehouse.Location, time: time);
        var before = await running.CurrentAsync(Token);
        var (february, march) = (before.MeasuresOf(March.Previous), before.MeasuresOf(March));

        await warehouse.RefreshAsync(March);
        var after = await NextAsync(running);

        after.MeasuresOf(March.Previous).ShouldBeSameAs(february);
        after.MeasuresOf(March).ShouldNotBeSameAs(march);
        after.MeasuresOf(March.Previous)!.Over(after.Tree).ShouldBeSameAs(february!.Over(before.Tree), "no branch moved");
        running.CachedBytes.ShouldBe(february.Bytes + after.MeasuresOf(March)!.Bytes, "the old March is let go");
    }

    [Fact]
    public async Task A_question_that_began_before_a_refresh_ends_on_what_it_began_with()
    {
        var running = new KpiWarehouse(warehouse.Location, time: time);
        var reader = await ReaderAsync(running);
        var values = Values(reader);

        await warehouse.RefreshAsync(March);
        (await NextAsync(running)).DataVersion.ShouldBe(reader.DataVersion + 1);

        Values(reader).ShouldBe(values);
    }

    /// <summary>What a server knows when it has looked again.</summary>
    private Task<KpiWarehouse.Snapshot> NextAsync(KpiWarehouse running)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return running.CurrentAsync(Token);
    }

    private static async Task<KpiReader> ReaderAsync(KpiWarehouse running)
    {
        var snapshot = await running.CurrentAsync(Token);
        return new(snapshot, snapshot.Tree.Tops.Single(), KpiCatalogue.Default(), new KpiArithmetic(TestClock.Business));
    }

    private static List<(string, string, Month, double?, double)> Values(KpiReader reader) =>
        [
            .. from branch in reader.Branches
            from kpi in reader.Catalogue.All
            from month in Months
            let value = reader.Read(kpi, branch, month)
            select (branch.Info.Code, kpi.Id, month, value.Value, value.Denominator),
        ];
}
