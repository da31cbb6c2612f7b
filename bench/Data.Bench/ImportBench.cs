using System.Diagnostics;
using System.Globalization;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Bench;

/// <summary>The product's import of a file of contacts beside the sqlite3 shell's <c>.import</c> of the same file in the same run.</summary>
internal static class ImportBench
{
    // The warehouse's own table, key and index, so that the shell does the same work on disk.
    private const string SameTable = """
        CREATE TABLE contact (contact_id TEXT NOT NULL PRIMARY KEY, customer_id TEXT NOT NULL, branch TEXT NOT NULL, at TEXT NOT NULL,
          mode TEXT NOT NULL, addressing TEXT NOT NULL, effective TEXT NOT NULL);
        CREATE INDEX contact_customer_at ON contact (customer_id, at);
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rows = Array.IndexOf(arguments, "--rows") is var at and >= 0
            ? long.Parse(arguments[at + 1], CultureInfo.InvariantCulture)
            : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("kpi-bench-").FullName;
        try
        {
            await MeasureAsync(folder, rows);
            return 0;
        }
        finally
        {
            if (!arguments.Contains("--keep"))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(string folder, long rows)
    {
        var dimensions = Directory.CreateDirectory(Path.Combine(folder, "dimensions")).FullName;
        ContactFile.WriteDimensions(dimensions, rows);
        var contacts = ContactFile.WriteContacts(folder, rows);
        Console.WriteLine($"{rows:N0} contacts, {new FileInfo(contacts).Length / 1e6:N0} MB");

        var warehouse = WarehouseLocation.InDirectory(Path.Combine(folder, "warehouse"));
        await using (var db = warehouse.Open())
        {
            await db.Database.MigrateAsync();
        }

        await ImportAsync(warehouse, dimensions, folder, again: false);
        Console.WriteLine($"memory before: peak {PeakMegabytes():N0} MB");
        var product = await TimeAsync("product, empty table", rows, () => ImportAsync(warehouse, contacts, folder, again: false));
        Console.WriteLine($"memory after: peak {PeakMegabytes():N0} MB");
        await TimeAsync("product, the same file again, read in full", rows, () => ImportAsync(warehouse, contacts, folder, again: true));

        var bare = await TimeAsync("sqlite3 .import, bare table", rows, () => ShellAsync(folder, "bare.db", "", contacts));
        var same = await TimeAsync("sqlite3 .import, same key and index", rows, () => ShellAsync(folder, "same.db", SameTable, contacts));
        Console.WriteLine($"ratio to .import into a table with the same key and index: {product / same:F2}");
        Console.WriteLine($"ratio to .import into a bare table: {product / bare:F2}");
    }

    private static async Task ImportAsync(WarehouseLocation warehouse, string path, string folder, bool again)
    {
        var summary = await FileImport.RunAsync(
            warehouse,
            Mapping.Parse(ContactFile.Mapping, "contacts.yaml"),
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

    private static async Task ShellAsync(string folder, string database, string schema, string file)
    {
        var start = new ProcessStartInfo("sqlite3", Path.Combine(folder, database))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        using var shell = Process.Start(start) ?? throw new InvalidOperationException("sqlite3 does not start.");
        var skip = schema.Length > 0 ? "--skip 1 " : "";
        await shell.StandardInput.WriteAsync($"{schema}\n.mode csv\n.import {skip}\"{file}\" contact\n");
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException("sqlite3 failed.");
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
}
