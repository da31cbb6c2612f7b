using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>One process writes at a time; another waits and says so.</summary>
[Alone]
public sealed class TwoProcessesTests : IDisposable
{
    private static readonly string Sources = Path.Combine(SharedData.Root, "samples", "demo");
    private readonly ImportFixture import = new();

    [Fact]
    public async Task An_import_waits_for_the_process_that_writes_and_then_does_its_work()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var held = await WarehouseLock.TakeAsync(import.Warehouse, null, TimeSpan.Zero, TimeProvider.System, cancellation);
        using var other = KpiProcess.Start(
            "import",
            "--mapping",
            Path.Combine(Sources, "mapping.yaml"),
            "--data",
            Path.GetDirectoryName(import.Warehouse.Description)!,
            Sources
        );

        await other.SaysAsync("waiting for it");
        await held.DisposeAsync();
        await other.EndAsync();

        other.ExitCode.ShouldBe(0, other.Error);
        import.Read(context => context.Customers.Any()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_import_and_a_refresh_at_once_wait_for_each_other()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var mapping = Path.Combine(Sources, "mapping.yaml");
        var data = Path.GetDirectoryName(import.Warehouse.Description)!;
        (await KpiProcess.RunAsync("import", "--mapping", mapping, "--data", data, Sources)).ExitCode.ShouldBe(0);
        // Both find the warehouse taken, so both are at the door when it opens.
        var held = await WarehouseLock.TakeAsync(import.Warehouse, null, TimeSpan.Zero, TimeProvider.System, cancellation);
        using var refresh = KpiProcess.Start("refresh", "--month", "2025-03", "--data", data);
        using var again = KpiProcess.Start("import", "--again", "--mapping", mapping, "--data", data, Sources);
        await refresh.SaysAsync("waiting for it");
        await again.SaysAsync("waiting for it");
        await held.DisposeAsync();
        await refresh.EndAsync();
        await again.EndAsync();
        refresh.ExitCode.ShouldBe(0, refresh.Error);
        again.ExitCode.ShouldBe(0, again.Error);
        var together = Fingerprint.Of(import.Warehouse);

        (await KpiProcess.RunAsync("refresh", "--month", "2025-03", "--data", data)).ExitCode.ShouldBe(0);

        Fingerprint.Of(import.Warehouse).ShouldBe(together, "alone, a refresh gives what it gave beside the import");
    }

    public void Dispose() => import.Dispose();
}
