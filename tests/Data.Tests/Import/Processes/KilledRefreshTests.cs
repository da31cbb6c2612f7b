using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>The real refresh, killed at each of its points in its first month: the month is measured or not, and a rerun gives the same bytes.</summary>
[Alone]
public sealed class KilledRefreshTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-kill-").FullName;

    public static TheoryData<string> Points =>
        [.. StopPoint.All.Select(point => point.Name).Where(name => name.StartsWith("refresh-", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Points))]
    public async Task A_refresh_that_is_killed_is_completed_by_the_next(string point)
    {
        using var shop = new MeasuredShop();
        var whole = await shop.UnmeasuredAsync();
        var killed = WarehouseFile.Copy(whole, folder);
        await MeasuredShop.MeasureAsync(whole);

        using (var refresh = KpiProcess.StartToStop(point, "refresh", "--data", folder))
        {
            await refresh.KillAtAsync(point);
        }

        MeasuredMonths(killed).ShouldBe(point == StopPoint.RefreshCommitted.Name ? 1 : 0);
        await MeasuredShop.MeasureAsync(killed);

        Fingerprint.Of(killed).ShouldBe(Fingerprint.Of(whole));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static int MeasuredMonths(WarehouseLocation warehouse)
    {
        using var context = warehouse.Open();
        return context.MartMonths.Count();
    }
}
