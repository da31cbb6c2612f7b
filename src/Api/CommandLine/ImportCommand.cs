using System.CommandLine;
using System.Text.Json;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.CommandLine;

/// <summary><c>import</c>: files into facts, as a mapping says.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var mapping = new Option<string>("--mapping")
        {
            Description = "The YAML file that says which column is what; docs/importing.md explains it.",
            HelpName = "FILE",
            Required = true,
        };
        var rejects = new Option<string[]>("--rejects")
        {
            Description =
                "Load only rows that an earlier import rejected and that have been corrected: its folder of rows, or files in it.",
            HelpName = "PATH",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Validate everything and say what would happen; load nothing." };
        var again = new Option<bool>("--again") { Description = "Read files again that have been loaded already." };
        var maxRejects = new Option<int>("--max-rejects")
        {
            Description = "Load nothing if more rows than this are rejected.",
            HelpName = "N",
            DefaultValueFactory = _ => new ImportOptions().MaxRejects,
        };
        var by = ByOption.Create("Who is written down as having loaded the files.");
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders with files.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("import", "Loads source files into the warehouse; rows that fail are kept with their reasons.")
        {
            mapping,
            rejects,
            dryRun,
            again,
            maxRejects,
            by,
            json,
            paths,
        };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var how = Mapping.Read(parsed.GetRequiredValue(mapping));
                var isDry = parsed.GetValue(dryRun);
                using var scratch = isDry && warehouse.Existing(parsed) is null ? new EmptyWarehouse() : null;
                var location = scratch is null ? warehouse.Of(parsed) : WarehouseLocation.InDirectory(scratch.Folder);
                if (isDry && scratch is null)
                {
                    await WarehouseTables.DemandUpToDateAsync(location, cancellation);
                }
                else
                {
                    await WarehouseTables.BringUpToDateAsync(location, Console.Error.WriteLine, cancellation);
                }

                var summary = await FileImport.RunAsync(
                    location,
                    how,
                    parsed.GetValue(paths) ?? [],
                    BusinessClock.Default,
                    Path.Combine(scratch?.Folder ?? warehouse.Directory(parsed), "rejects"),
                    new ImportLines(),
                    new()
                    {
                        CorrectedPaths = parsed.GetValue(rejects) ?? [],
                        DryRun = isDry,
                        Again = parsed.GetValue(again),
                        MaxRejects = parsed.GetValue(maxRejects),
                        By = parsed.GetRequiredValue(by),
                        Notice = Console.Error.WriteLine,
                    },
                    cancellation
                );
                Console.WriteLine(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(summary, JsonSerializerOptions.Web) : summary.ToString()
                );
                return summary.IsAllRejected
                    ? Outcome.Fail("ALL_REJECTED", "Every row was rejected; correct the mapping or the export.")
                    : Outcome.Success;
            }
        );
        return command;
    }

    /// <summary>What a dry run is checked against where there is no warehouse yet; it makes none.</summary>
    private sealed class EmptyWarehouse : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("kpi-dry-run-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Progress as lines on standard error, in the order in which it is made.</summary>
    private sealed class ImportLines : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            var left = value.Left is { } time ? $", {time:h\\:mm\\:ss} left" : "";
            Console.Error.WriteLine(
                value.IsMerging
                    ? $"{value.Target}: merging {value.Rows:N0} rows …"
                    : $"{value.Target}: {value.Rows:N0} rows read, {value.RowsPerSecond:N0} rows/s, {value.Done:P0} of all files{left}"
            );
        }
    }
}
