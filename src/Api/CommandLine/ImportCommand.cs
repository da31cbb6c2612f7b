using System.CommandLine;
using System.Text.Json;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

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
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders with files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Loads source files into the warehouse; rows that fail are kept with their reasons.")
        {
            mapping,
            json,
            paths,
        };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var location = warehouse.Of(parsed);
                var how = Mapping.Read(parsed.GetRequiredValue(mapping));
                await using (var db = location.Open())
                {
                    await db.Database.MigrateAsync(cancellation);
                }

                var summary = await FileImport.RunAsync(
                    location,
                    how,
                    parsed.GetRequiredValue(paths),
                    BusinessClock.Default,
                    Path.Combine(warehouse.Directory(parsed), "rejects"),
                    new Progress<ImportProgress>(progress => Console.Error.WriteLine($"{progress.Target}: {progress.Rows:N0} rows …")),
                    cancellation
                );
                Console.WriteLine(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(summary, JsonSerializerOptions.Web) : summary.ToString()
                );
                return Outcome.Success;
            }
        );
        return command;
    }
}
