using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Inspection;

/// <summary>Looks at a warehouse for whoever operates it, and changes nothing. Its tables must be those of this program.</summary>
public static class WarehouseInspection
{
    /// <summary>Which months have measures, and which should be measured.</summary>
    public static async Task<MeasuredMonths> MonthsAsync(WarehouseLocation warehouse, BusinessClock clock, CancellationToken cancellation)
    {
        var outOfDate = (await RefreshPlan.OfAsync(warehouse, clock, cancellation)).OutOfDate;
        await using var db = warehouse.Open();
        var months = await db.MartMonths.OrderBy(row => row.Month).ToListAsync(cancellation);
        var version = await db.DataVersions.Select(row => row.Version).SingleAsync(cancellation);
        return new(
            version,
            [.. months.Select(row => Month.FromNumber(row.Month))],
            outOfDate,
            months.Count == 0 ? null : months.Max(row => row.RefreshedAt)
        );
    }

    /// <summary>The last run of an import; null if there was none.</summary>
    public static async Task<ImportBatch?> LastImportAsync(WarehouseLocation warehouse, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        return await db.ImportBatches.OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Has SQLite read its whole file, which takes seconds for a gigabyte. False for SQL Server, which checks itself.</summary>
    /// <exception cref="DataException"><c>WAREHOUSE_DAMAGED</c>.</exception>
    public static async Task<bool> TryReadThroughAsync(WarehouseLocation warehouse, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        if (!db.Database.IsSqlite())
        {
            return false;
        }

        var found = await db.Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check").ToListAsync(cancellation);
        return found is ["ok"]
            ? true
            : throw new DataException(
                "WAREHOUSE_DAMAGED",
                $"SQLite says of {warehouse.Description}: {found[0].ReplaceLineEndings(" ")}. Restore the file from a backup."
            );
    }

    /// <summary>What to do so that readers do not wait for writers; null where they do not.</summary>
    public static async Task<string?> ReadersAdviceAsync(WarehouseLocation warehouse, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        if (db.Database.IsSqlServer())
        {
            return await db.Database.SqlQueryRaw<bool>(WarehouseTables.ReadsSnapshots).SingleAsync(cancellation)
                ? null
                : WarehouseTables.TurnSnapshotsOn;
        }

        var journal = await db
            .Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode")
            .SingleAsync(cancellation);
        return journal == "wal"
            ? null
            : $"Readers of {warehouse.Description} wait for whoever writes to it: run sqlite3 '{warehouse.Description}' 'PRAGMA journal_mode = WAL' once, while nothing else has it open. On a network drive that does not work.";
    }
}

/// <summary>How far a warehouse is measured.</summary>
/// <param name="DataVersion">The number that rises whenever measures change.</param>
/// <param name="Measured">The months with measures, oldest first.</param>
/// <param name="OutOfDate">The months whose facts are newer than their measures, or that have none, oldest first.</param>
/// <param name="RefreshedAt">When the last of them was measured, in UTC; null if none is.</param>
public sealed record MeasuredMonths(long DataVersion, IReadOnlyList<Month> Measured, IReadOnlyList<Month> OutOfDate, DateTime? RefreshedAt);
