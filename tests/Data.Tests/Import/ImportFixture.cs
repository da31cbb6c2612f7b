using System.Text;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Import;

/// <summary>A migrated SQLite warehouse and a folder for source files, both removed afterwards.</summary>
public sealed class ImportFixture : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-shop-").FullName;

    public ImportFixture()
    {
        Directory.CreateDirectory(Sources);
        Warehouse = EmptyWarehouse.In(Path.Combine(folder, "warehouse"));
    }

    public WarehouseLocation Warehouse { get; }

    public string Sources => Path.Combine(folder, "sources");

    public string Rejects => Path.Combine(folder, "rejects");

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Sources, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportSummary> RunAsync(
        Mapping mapping,
        string? path = null,
        IProgress<ImportProgress>? progress = null,
        ImportOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        FileImport.RunAsync(
            Warehouse,
            mapping,
            [path ?? Sources],
            TestClock.Business,
            Rejects,
            progress,
            options ?? new() { Again = true },
            cancellation
        );

    /// <summary>Every row of every table but the ledger as text, in a stable order.</summary>
    public string Contents(bool withLedger = false)
    {
        using var context = Warehouse.Open();
        var text = new StringBuilder();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order(StringComparer.Ordinal))
        {
            if (withLedger || (!table.StartsWith("import_", StringComparison.Ordinal) && table != "dirty_month"))
            {
                text.AppendLine(table).Append(Rows(context, table));
            }
        }

        return text.ToString();
    }

    public T Read<T>(Func<WarehouseContext, T> read)
    {
        using var context = Warehouse.Open();
        return read(context);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string Rows(WarehouseContext context, string table)
    {
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))) + "\n");
        }

        return string.Concat(rows.Order(StringComparer.Ordinal));
    }
}
