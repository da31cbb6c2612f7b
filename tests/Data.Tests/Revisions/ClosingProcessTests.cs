using System.Diagnostics;
using Kpi.Data.Demo;
using Kpi.Data.Revisions;
using Kpi.Data.Tests.Import;
using Kpi.Data.Tests.Import.Processes;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Revisions;

/// <summary>The real close, killed at random moments or beside a refresh. Two kills; with KPI_LONG_TESTS=1 fifty.</summary>
public sealed class ClosingProcessTests : IAsyncLifetime
{
    private const int Months = 4;

    private static readonly int Kills = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") == "1" ? 50 : 2;
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-close-").FullName;
    private WarehouseLocation measured = null!;
    private Month last;

    /// <summary>The sample of the demo data, with its first months measured and none closed.</summary>
    public async ValueTask InitializeAsync()
    {
        measured = await CopiedDemo.InAsync(Path.Combine(folder, "measured"), DemoScale.Sample, Months);
        await using var context = measured.Open();
        last = Month.FromNumber(await context.MartMonths.MaxAsync(row => row.Month, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_close_that_is_killed_at_any_moment_is_completed_by_the_next()
    {
        var whole = Copy("whole");
        var start = Stopwatch.StartNew();
        (await CloseAsync(whole)).ExitCode.ShouldBe(0);
        var duration = start.Elapsed;
        var (killed, random) = (Copy("killed"), new Random(6));
        for (var i = 0; i < Kills; i++)
        {
            using var close = StartClose(killed);
            if (!await close.EndsWithinAsync(duration * (0.3 + (0.7 * random.NextDouble()))))
            {
                await close.KillAsync();
            }
        }

        var rerun = await CloseAsync(killed);

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        Revisions(killed).ShouldBe(Revisions(whole));
        (await IsUnchangedAsync(killed)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_close_and_a_refresh_at_once_wait_for_each_other()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var expected = Copy("alone");
        var alone = new MonthClose(expected, TestClock.Business);
        foreach (var month in last.AddMonths(1 - Months).Through(last))
        {
            await alone.CloseAsync(month, "test", cancellation);
        }

        var both = Copy("both");
        // Both find the warehouse taken, so both are at the door when it opens.
        var held = await WarehouseLock.TakeAsync(both, null, TimeSpan.Zero, cancellation);
        using var refresh = KpiProcess.Start("refresh", "--month", $"{last}", "--data", Path.GetDirectoryName(both.Description)!);
        using var close = StartClose(both);
        await refresh.SaysAsync("waiting for it");
        await close.SaysAsync("waiting for it");
        await held.DisposeAsync();

        await refresh.EndAsync();
        await close.EndAsync();

        refresh.ExitCode.ShouldBe(0, refresh.Error);
        close.ExitCode.ShouldBe(0, close.Error);
        Revisions(both).ShouldBe(Revisions(expected));
        Fingerprint.Of(both).ShouldBe(Fingerprint.Of(expected));
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
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

    private async Task<bool> IsUnchangedAsync(WarehouseLocation warehouse)
    {
        var check = await RevisionCheck.OfAsync(warehouse, last, TestClock.Business, null, TestContext.Current.CancellationToken);
        return check is { IsUnchanged: true };
    }

    private WarehouseLocation Copy(string name) => WarehouseFile.Copy(measured, Path.Combine(folder, name));

    private string[] Arguments(WarehouseLocation warehouse) =>
        ["close", $"{last}", "--with-earlier", "--by", "test", "--data", Path.GetDirectoryName(warehouse.Description)!];

    private KpiProcess StartClose(WarehouseLocation warehouse) => KpiProcess.Start(Arguments(warehouse));

    private Task<KpiProcess> CloseAsync(WarehouseLocation warehouse) => KpiProcess.RunAsync(Arguments(warehouse));
}
