using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Tests;

/// <summary>A migrated SQLite warehouse without a row, made once and copied for every test: that is most of what a small test would cost.</summary>
internal static class EmptyWarehouse
{
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    /// <summary>Puts one into a folder.</summary>
    public static WarehouseLocation In(string folder) => WarehouseFile.Write(Migrated.Value, folder);

    private static byte[] Migrate()
    {
        var scratch = Directory.CreateTempSubdirectory("kpi-empty-").FullName;
        try
        {
            var warehouse = WarehouseLocation.InDirectory(scratch);
            using (var context = warehouse.Open())
            {
                context.Database.Migrate();
            }

            return WarehouseFile.Read(warehouse);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
