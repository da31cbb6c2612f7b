using System.CommandLine;
using System.Text.Json;
using Kpi.Data;
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
        Outcome.Exclude(command, all, month);
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var location = warehouse.Present(parsed);
                await WarehouseTables.BringUpToDateAsync(location, Console.Error.WriteLine, cancellation);
                var plan = await RefreshPlan.OfAsync(location, BusinessClock.Default, cancellation);
                var months =
                    parsed.GetValue(month) is { } one ? [Demand(one, plan.Touched)]
                    : parsed.GetValue(all) ? plan.Touched
                    : plan.OutOfDate;
                var refresh = new Refresh(location, BusinessClock.Default) { Waiting = Console.Error.WriteLine };
                foreach (var stray in plan.Stray)
                {
                    await Console.Error.WriteLineAsync($"Removing the measures of {stray}, which no fact touches any more …");
                    await refresh.RemoveAsync(stray, cancellation);
                }

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

    private static Month Demand(Month month, IReadOnlyList<Month> touched) =>
        touched.Contains(month)
            ? month
            : throw new DataException(
                "MONTH_WITHOUT_FACTS",
                touched.Count == 0
                    ? $"{month} cannot be measured: there are no facts yet. Run ./kpi import first."
                    : $"{month} cannot be measured: facts reach from {touched[0]} to {touched[^1]}."
            );

    private static string Summary(IReadOnlyList<Month> months) =>
        months.Count == 0 ? "refreshed: nothing, the measures of all months that facts touch are up to date"
        : months.Count == 1 ? $"refreshed: {months[0]}"
        : $"refreshed: {months.Count} months, {months[0]} to {months[^1]}";
}
