using System.Globalization;
using System.Runtime.CompilerServices;
using Kpi.Data.Inspection;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.Doctor;

/// <summary>Of a warehouse that exists: whether it can be read, is sound, and is up to date.</summary>
internal static class WarehouseChecks
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>What each check finds, as it is found. Without its tables a warehouse has no months to look at, and they are left out.</summary>
    public static async IAsyncEnumerable<(string Check, Finding Finding)> ExamineAsync(
        WarehouseLocation warehouse,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var tables = await new Check("tables", stop => ReachedAsync(warehouse, stop)).FindAsync(cancellation);
        yield return tables;
        yield return await new Check("integrity", stop => SoundAsync(warehouse, stop)).FindAsync(cancellation);
        if (tables.Finding.Verdict == Verdict.Fault)
        {
            yield break;
        }

        yield return await new Check("months", stop => MonthsAsync(warehouse, BusinessClock.Over(time), stop)).FindAsync(cancellation);
        yield return await new Check("last import", stop => LastImportAsync(warehouse, stop)).FindAsync(cancellation);
    }

    private static async Task<Finding> ReachedAsync(WarehouseLocation warehouse, CancellationToken cancellation)
    {
        await WarehouseTables.DemandUpToDateAsync(warehouse, cancellation);
        return await WarehouseInspection.ReadersAdviceAsync(warehouse, cancellation) is { } advice
            ? Finding.Warning("READERS_WAIT", advice)
            : Finding.Ok("up to date");
    }

    private static async Task<Finding> SoundAsync(WarehouseLocation warehouse, CancellationToken cancellation) =>
        Finding.Ok(
            await WarehouseInspection.TryReadThroughAsync(warehouse, cancellation)
                ? "the file is sound"
                : "not looked at: SQL Server checks itself"
        );

    private static async Task<Finding> MonthsAsync(WarehouseLocation warehouse, BusinessClock clock, CancellationToken cancellation)
    {
        var months = await WarehouseInspection.MonthsAsync(warehouse, clock, cancellation);
        if (months.RefreshedAt - clock.Now > ClockTolerance)
        {
            return Finding.Fault(
                "CLOCK_BEHIND",
                $"This machine says {clock.Now:yyyy-MM-dd HH:mm} UTC, but the measures were made at {months.RefreshedAt:yyyy-MM-dd HH:mm}: set its clock."
            );
        }

        if (months.OutOfDate.Count > 0)
        {
            return Finding.Warning(
                "MONTH_OUT_OF_DATE",
                $"{Counted(months.OutOfDate.Count, "month")} to measure, {months.OutOfDate[0]} to {months.OutOfDate[^1]}: run ./kpi refresh."
            );
        }

        return months.Measured.Count == 0
            ? Finding.Warning("WAREHOUSE_EMPTY", "There are no facts yet: run ./kpi import, then ./kpi refresh.")
            : Finding.Ok(
                $"{months.Measured.Count} measured, {months.Measured[0]} to {months.Measured[^1]}, data version {months.DataVersion}"
            );
    }

    private static async Task<Finding> LastImportAsync(WarehouseLocation warehouse, CancellationToken cancellation)
    {
        if (await WarehouseInspection.LastImportAsync(warehouse, cancellation) is not { } import)
        {
            return Finding.Ok("none yet");
        }

        var which = $"import {import.Id} ({import.Mapping}, {import.StartedAt:yyyy-MM-dd HH:mm} UTC)";
        return import.State switch
        {
            ImportState.Running => Finding.Warning("IMPORT_RUNNING", $"{which} is at work, or was killed; then the next import says so."),
            ImportState.Failed => Finding.Warning(
                "IMPORT_NOT_LOADED",
                $"Of {which} nothing is in the warehouse. It said: {import.Failure}"
            ),
            ImportState.Interrupted => Finding.Warning(
                "IMPORT_NOT_LOADED",
                $"Of {which} nothing is in the warehouse: it was interrupted. Run it again."
            ),
            _ when import.Rejected > 0 => Finding.Warning(
                "IMPORT_WITH_REJECTS",
                $"{which} rejected {Counted(import.Rejected, "row")} of {import.RowsRead:N0}: mend them in the folder rejects and load them with --rejects."
            ),
            _ => Finding.Ok($"{which}: {Counted(import.RowsRead, "row")}, none rejected"),
        };
    }

    private static string Counted(long number, string noun) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";
}
