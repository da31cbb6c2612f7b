using System.CommandLine;
using System.Text.Json;
using Kpi.Data.Warehouse;

namespace Kpi.Api.CommandLine;

/// <summary><c>migrate</c>: the warehouse's tables as this program needs them.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var json = new Option<bool>("--json") { Description = "Print the changes as JSON." };
        var command = new Command("migrate", "Brings the warehouse's tables up to date; doing it again changes nothing.") { json };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var applied = await WarehouseTables.BringUpToDateAsync(warehouse.Of(parsed), Console.Error.WriteLine, cancellation);
                Console.WriteLine(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(new { applied })
                    : applied.Count == 0 ? "migrated: nothing, the tables are up to date"
                    : $"migrated: {string.Join(", ", applied)}"
                );
                return Outcome.Success;
            }
        );
        return command;
    }
}
