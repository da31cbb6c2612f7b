using System.CommandLine;
using System.Text.Json;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.CommandLine;

/// <summary><c>refresh</c>: facts into measures.</summary>
internal static class RefreshCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var month = MonthOption.Create("Only this month; without it every month whose measures lack or are out of date.", required: false);
        var all = new Option<bool>("--all") { Description = "Every month that facts touch." };
        var json = new Option<bool>("--json") { Description = "Print the months as JSON." };
        var command = new Command("refresh", "Makes the measures from the facts; doing it again changes nothing.") { month, all, json };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var location = warehouse.Of(parsed);
                await WarehouseTables.BringUpToDateAsync(location, Console.Error.WriteLine, cancellation);
                var months =
                    parsed.GetValue(month) is { } one ? [one]
                    : parsed.GetValue(all) ? await FactMonths.OfAsync(location, BusinessClock.Default, cancellation)
                    : await FactMonths.OutOfDateAsync(location, BusinessClock.Default, cancellation);
                var refresh = new Refresh(location, BusinessClock.Default) { Waiting = Console.Error.WriteLine };
                foreach (var next in months)
                {
                    await Console.Error.WriteLineAsync($"Measuring {next} …");
                    await refresh.MonthAsync(next, cancellation);
                }

                Console.WriteLine(
                    parsed.GetValue(json)
                        ? JsonSerializer.Serialize(new { months = months.Select(done => done.ToString()) })
                        : Summary(months)
                );
                return Outcome.Success;
            }
        );
        return command;
    }

    private static string Summary(IReadOnlyList<Month> months) =>
        months.Count == 0
            ? "refreshed: nothing, the measures of all months that facts touch are up to date"
            : $"refreshed: {months.Count} months, {months[0]} to {months[^1]}";
}
