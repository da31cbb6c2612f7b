using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests;

/// <summary>A migrated SQLite warehouse without a row, made once and copied for every test: that is most of what a small test would cost.</summary>
internal static class EmptyWarehouse
{
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    /// <summary>Puts one into a folder.</summary>
    public static WarehouseLocation In(string folder)
    {
        var warehouse = WarehouseLocation.InDirectory(folder);
        File.WriteAllBytes(warehouse.Description, Migrated.Value);
        return warehouse;
    }

    private static byte[] Migrate()
    {
        var scratch = Directory.CreateTempSubdirectory("kpi-empty-").FullName;
        var warehouse = WarehouseLocation.InDirectory(scratch);
        using (var context = warehouse.Open())
        {
            context.Database.Migrate();
        }

        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(warehouse.Description);
        Directory.Delete(scratch, recursive: true);
        return bytes;
    }
}
