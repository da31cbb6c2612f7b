using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Tests;

/// <summary>The one file that a SQLite warehouse is while nobody writes to it.</summary>
internal static class WarehouseFile
{
    /// <summary>Its bytes, with all that was committed.</summary>
    public static byte[] Read(WarehouseLocation warehouse)
    {
        using (var context = warehouse.Open())
        {
            // Not left to the closing of the last connection: another test that empties the pools at this moment may be doing that still.
            context.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        return File.ReadAllBytes(warehouse.Description);
    }

    /// <summary>Puts a copy into a folder, in place of what is there.</summary>
    public static WarehouseLocation Copy(WarehouseLocation warehouse, string folder) => Write(Read(warehouse), folder);

    /// <summary>Puts a warehouse of given bytes into a folder, in place of what is there.</summary>
    public static WarehouseLocation Write(byte[] bytes, string folder)
    {
        var copy = WarehouseLocation.InDirectory(folder);
        File.WriteAllBytes(copy.Description, bytes);
        return copy;
    }
}
