using Kpi.Data.Demo;
using Kpi.Data.Revisions;
using Kpi.Data.Tests.Import;
using Kpi.Data.Tests.Import.Processes;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Revisions;

/// <summary>The real close beside the real refresh.</summary>
[Alone]
public sealed class ClosingProcessTests : IAsyncLifetime
{
    private const int Months = 4;
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
        var held = await WarehouseLock.TakeAsync(both, null, TimeSpan.Zero, TimeProvider.System, cancellation);
        using var refresh = KpiProcess.Start("refresh", "--month", $"{last}", "--data", Path.GetDirectoryName(both.Description)!);
        using var close = KpiProcess.Start(
            "close",
            $"{last}",
            "--with-earlier",
            "--by",
            "test",
            "--data",
            Path.GetDirectoryName(both.Description)!
        );
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

    private WarehouseLocation Copy(string name) => WarehouseFile.Copy(measured, Path.Combine(folder, name));
}
