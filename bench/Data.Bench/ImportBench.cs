using System.Diagnostics;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Bench;

/// <summary>
/// The product's import beside the sqlite3 shell's <c>.import</c> of the same file in the same run, into a table of the same columns, types, key and
/// indexes: a file of contacts, and one of monthly snapshots of the base.
/// </summary>
internal static class ImportBench
{
    /// <summary>At least half of the shell's rows a second.</summary>
    private const double MostTime = 2;

    private const string ContactTable = """
        CREATE TABLE contact (contact_id TEXT NOT NULL PRIMARY KEY, customer_id TEXT NOT NULL, branch TEXT NOT NULL, at TEXT NOT NULL,
          mode TEXT NOT NULL, addressing TEXT NOT NULL, effective TEXT NOT NULL);
        CREATE INDEX contact_customer_at ON contact (customer_id, at);
        CREATE INDEX contact_at ON contact (at);
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (customers, months, padding) = (
            arguments.Number("--customers", 30_000),
            arguments.Number("--months", 36),
            arguments.Number("--padding", 0)
        );
        var contacts = arguments.Number("--contacts", customers * months);
        var readsAgain = !arguments.Contains("--once");
        var goals = new List<Goal>();
        if (customers * months > 0)
        {
            goals.Add(
                await MeasureAsync(
                    "base",
                    (long)customers * months,
                    readsAgain,
                    BaseFile.Mapping,
                    BaseFile.Table.Replace("{remarks}", padding > 0 ? ", remarks TEXT" : "", StringComparison.Ordinal),
                    folder => BaseFile.WriteDimensions(folder, customers),
                    folder => BaseFile.Write(folder, customers, months, padding)
                )
            );
        }

        if (contacts > 0)
        {
            goals.Add(
                await MeasureAsync(
                    "contact",
                    contacts,
                    readsAgain,
                    ContactFile.Mapping,
                    ContactTable,
                    folder => ContactFile.WriteDimensions(folder, contacts),
                    folder => ContactFile.WriteContacts(folder, contacts)
                )
            );
        }

        return Goal.Report(goals);
    }

    private static async Task<Goal> MeasureAsync(
        string table,
        long rows,
        bool readsAgain,
        string mapping,
        string definition,
        Action<string> writeDimensions,
        Func<string, string> writeFacts
    )
    {
        var folder = Directory.CreateTempSubdirectory("kpi-bench-").FullName;
        try
        {
            var dimensions = Directory.CreateDirectory(Path.Combine(folder, "dimensions")).FullName;
            writeDimensions(dimensions);
            var file = writeFacts(folder);
            Console.WriteLine($"{table}: {rows:N0} rows, {new FileInfo(file).Length / 1e6:N0} MB");

            var warehouse = WarehouseLocation.InDirectory(Path.Combine(folder, "warehouse"));
            await WarehouseTables.BringUpToDateAsync(warehouse, null, CancellationToken.None);
            await ImportAsync(warehouse, mapping, dimensions, folder, again: false);
            Console.WriteLine($"memory before: peak {PeakMegabytes():N0} MB");
            var product = await TimeAsync("product, empty table", rows, () => ImportAsync(warehouse, mapping, file, folder, again: false));
            Console.WriteLine($"memory after: peak {PeakMegabytes():N0} MB");
            if (readsAgain)
            {
                await TimeAsync(
                    "product, the same file again, read in full",
                    rows,
                    () => ImportAsync(warehouse, mapping, file, folder, again: true)
                );
            }

            var database = Path.Combine(folder, "shell.db");
            var bare = await TimeAsync("sqlite3 .import, bare table of texts", rows, () => Shell.ImportAsync(database, table, "", file));
            var same = await TimeAsync("sqlite3 .import, same table", rows, () => Shell.ImportAsync(database, table, definition, file));
            Console.WriteLine($"rows/s beside .import into the same table: {product / same:F2}; into a bare table: {product / bare:F2}");
            return new Goal($"time of importing {rows:N0} rows of {table} beside .import into the same table", same / product, MostTime);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ImportAsync(WarehouseLocation warehouse, string mapping, string path, string folder, bool again)
    {
        var summary = await FileImport.RunAsync(
            warehouse,
            Mapping.Parse(mapping, "bench.yaml"),
            [path],
            BusinessClock.Default,
            Path.Combine(folder, "rejects"),
            new Stages(),
            new() { Again = again }
        );
        if (summary.Rejected > 0)
        {
            throw new InvalidOperationException(summary.ToString());
        }
    }

    private static async Task<double> TimeAsync(string what, long rows, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"{what}: {seconds:N1} s, {rows / seconds:N0} rows/s; CPU so far {Environment.CpuUsage.TotalTime.TotalSeconds:N1} s"
        );
        return rows / seconds;
    }

    /// <summary>The most memory that this process ever held, as the kernel counts it.</summary>
    private static double PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }

    /// <summary>When reading ended and merging began.</summary>
    private sealed class Stages : IProgress<ImportProgress>
    {
        private readonly Stopwatch watch = Stopwatch.StartNew();

        public void Report(ImportProgress value)
        {
            if (value.Rows > 0 && (value.IsMerging || value.Done >= 1))
            {
                var step = value.IsMerging ? "merging" : "read";
                Console.WriteLine(
                    $"  {watch.Elapsed.TotalSeconds:N1} s: {value.Target} {step}, CPU {Environment.CpuUsage.TotalTime.TotalSeconds:N1} s"
                );
            }
        }
    }
}
