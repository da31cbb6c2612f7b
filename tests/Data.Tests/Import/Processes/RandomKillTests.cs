using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>The real import and the real refresh, killed again and again at random moments. Only with KPI_LONG_TESTS=1; the points of <see cref="StopPoint"/> are tested always.</summary>
[Alone]
public sealed class RandomKillTests : IDisposable
{
    private const int Kills = 30;
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-kill-").FullName;
    private readonly Random random = new(4);

    [Fact(Explicit = true)]
    public async Task An_import_that_is_killed_at_random_loses_and_doubles_nothing()
    {
        var (whole, killed) = (Path.Combine(folder, "whole"), Path.Combine(folder, "killed"));
        await SampleImport.RunAsync(whole);

        await KillAsync(SampleImport.Into(killed), "rows read");

        await SampleImport.RunAsync(killed);
        Fingerprint.Of(WarehouseLocation.InDirectory(killed)).ShouldBe(Fingerprint.Of(WarehouseLocation.InDirectory(whole)));
    }

    [Fact(Explicit = true)]
    public async Task A_refresh_that_is_killed_at_random_is_completed_by_the_next()
    {
        using var shop = new MeasuredShop();
        var whole = await shop.UnmeasuredAsync();
        var killed = WarehouseFile.Copy(whole, folder);
        await MeasuredShop.MeasureAsync(whole);

        await KillAsync(["refresh", "--all", "--data", folder], "Measuring");

        await MeasuredShop.MeasureAsync(killed);
        Fingerprint.Of(killed).ShouldBe(Fingerprint.Of(whole));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Every third at any moment of the start, the others after the work has begun.</summary>
    private async Task KillAsync(string[] command, string begun)
    {
        var hits = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var run = KpiProcess.Start(command);
            if (i % 3 > 0)
            {
                await run.SaysAsync(begun);
            }

            await Eventually.Moment(TimeSpan.FromMilliseconds(random.Next(i % 3 > 0 ? 300 : 3000)));
            await run.KillAsync();
            hits += run.WasKilled ? 1 : 0;
        }

        hits.ShouldBeGreaterThan(Kills / 3, "a kill that hits nothing proves nothing");
    }
}
