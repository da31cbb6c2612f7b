using Kpi.Data.Demo;
using Kpi.Data.Revisions;
using Kpi.Data.Tests.Import.Processes;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests.Revisions;

/// <summary>The real close of two months, killed at each of its points in the first: that one is closed or not, and the next close completes it.</summary>
[Alone]
public sealed class KilledCloseTests : IDisposable
{
    private static readonly Month Last = DemoStory.FirstMonth.Next;
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-close-").FullName;

    public static TheoryData<string> Points =>
        [.. StopPoint.All.Select(point => point.Name).Where(name => name.StartsWith("close-", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Points))]
    public async Task A_close_that_is_killed_is_completed_by_the_next(string point)
    {
        var whole = await CopiedDemo.InAsync(Path.Combine(folder, "whole"), DemoScale.Sample, measured: 2);
        var killed = WarehouseFile.Copy(whole, Path.Combine(folder, "killed"));
        await CloseAsync(whole);

        using (var close = KpiProcess.StartToStop(point, Arguments(killed)))
        {
            await close.KillAtAsync(point);
        }

        Revisions(killed).ShouldBe(Revisions(whole).Take(point == StopPoint.CloseCommitted.Name ? 1 : 0));
        await CloseAsync(killed);

        Revisions(killed).ShouldBe(Revisions(whole));
        await IsUnchangedAsync(killed);
    }

    [Fact(Explicit = true)]
    public async Task A_close_that_is_killed_at_random_is_completed_by_the_next()
    {
        const int Kills = 30;
        var whole = await CopiedDemo.InAsync(Path.Combine(folder, "whole"), DemoScale.Sample, measured: 2);
        var killed = WarehouseFile.Copy(whole, Path.Combine(folder, "killed"));
        await CloseAsync(whole);
        var random = new Random(6);
        var hits = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var close = KpiProcess.Start(Arguments(killed));
            await Eventually.Moment(TimeSpan.FromMilliseconds(random.Next(3000)));
            await close.KillAsync();
            hits += close.WasKilled ? 1 : 0;
        }

        hits.ShouldBeGreaterThan(0, "a kill that hits nothing proves nothing");
        await CloseAsync(killed);
        Revisions(killed).ShouldBe(Revisions(whole));
        await IsUnchangedAsync(killed);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Arguments(WarehouseLocation warehouse) =>
        ["close", $"{Last}", "--with-earlier", "--by", "test", "--data", Path.GetDirectoryName(warehouse.Description)!];

    private static async Task CloseAsync(WarehouseLocation warehouse)
    {
        var close = new MonthClose(warehouse, TestClock.Business);
        foreach (var month in DemoStory.FirstMonth.Through(Last))
        {
            await close.CloseAsync(month, "test", TestContext.Current.CancellationToken);
        }
    }

    private static async Task IsUnchangedAsync(WarehouseLocation warehouse)
    {
        var check = await RevisionCheck.OfAsync(warehouse, Last, TestClock.Business, null, TestContext.Current.CancellationToken);
        check!.IsUnchanged.ShouldBeTrue();
    }

    private static List<(int Month, int Number, string Fingerprint)> Revisions(WarehouseLocation warehouse)
    {
        using var context = warehouse.Open();
        return
        [
            .. context
                .Revisions.OrderBy(row => row.Month)
                .ThenBy(row => row.Number)
                .AsEnumerable()
                .Select(row => (row.Month, row.Number, row.Fingerprint)),
        ];
    }
}
