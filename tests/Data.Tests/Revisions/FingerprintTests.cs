using Kpi.Data.Revisions;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Tests.Measures.Histories;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Revisions;

/// <summary>A closed month has the same fingerprint on every database: that is what makes a number provable.</summary>
public sealed class FingerprintTests
{
    private static readonly Month March = new(2025, 3);

    public static TheoryData<WarehouseProvider> Providers => WarehouseProviders.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Closing_correcting_and_closing_again_is_the_same_on_every_database(WarehouseProvider provider)
    {
        var expected = await CloseTwiceAsync(WarehouseProvider.Sqlite);

        var closed = await CloseTwiceAsync(provider);

        closed.ShouldBe(expected);
        closed.Select(month => month.Number).ShouldBe([1, 2]);
        closed[1].Fingerprint.ShouldNotBe(closed[0].Fingerprint);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Random_histories_measured_twice_have_the_same_measures_on_every_database(WarehouseProvider provider)
    {
        var facts = RandomHistories.Make(seed: 7, customers: 40);
        var (once, twice) = (await MeasureAsync(WarehouseProvider.Sqlite, facts, 1), await MeasureAsync(provider, facts, 2));

        twice.ShouldBe(once);
    }

    private static async Task<List<ClosedMonth>> CloseTwiceAsync(WarehouseProvider provider)
    {
        await using var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(March);
        var closing = new MonthClose(warehouse.Location, TestClock.Business);
        var first = await closing.CloseAsync(March, "assessor", Token);
        await warehouse.SaveAsync(
            new Churn
            {
                Id = "late",
                CustomerId = 1,
                ChurnedAt = TestClock.Business.StartOf(March).AddDays(3),
            }
        );
        await warehouse.RefreshAsync(March);
        var second = await closing.CloseAsync(March, "assessor", Token);

        await using var db = warehouse.Location.Open();
        (await db.Revisions.CountAsync(Token)).ShouldBe(2);
        (await RevisionCheck.OfAsync(warehouse.Location, March, TestClock.Business, null, Token))!.IsUnchanged.ShouldBeTrue();
        return [first, second];
    }

    private static async Task<List<string>> MeasureAsync(WarehouseProvider provider, HistoryFacts facts, int times)
    {
        await using var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        await warehouse.SaveAsync(facts.All);
        Month[] months = [March.Previous, March];
        for (var time = 0; time < times; time++)
        {
            await warehouse.RefreshAsync(months);
        }

        await using var db = warehouse.Location.Open();
        var fingerprints = new List<string>();
        foreach (var month in months)
        {
            fingerprints.Add((await CanonicalMeasures.OfAsync(db, month, TestClock.Business, Token)).Fingerprint);
        }

        return fingerprints;
    }
}
