using System.CommandLine;
using System.Text.Json;
using Kpi.Data.Import;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Api.CommandLine;

/// <summary><c>import</c>: files into facts, as a mapping says.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var mapping = new Option<string>("--mapping") { Description = "The YAML file that says which column is what; docs/importing.md explains it.", HelpName = "FILE", Required = true };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders with files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Loads source files into the warehouse; rows that fail are kept with their reasons.") { mapping, json, paths };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                throw new NotImplementedException();
            }
        );
        return command;
    }
}
