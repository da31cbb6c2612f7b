using System.CommandLine;
using System.Text.Json;
using Kpi.Data.Revisions;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.CommandLine;

/// <summary><c>close</c>: freezes a month under a fingerprint.</summary>
internal static class CloseCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var month = MonthOption.Argument("The month to close.");
        var earlier = new Option<bool>("--with-earlier") { Description = "Close the months before it first, where they are open." };
        var by = ByOption.Create("Who closes it.");
        var check = new Option<bool>("--check") { Description = "Close nothing: say whether the facts still give what was closed." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command(
            "close",
            "Closes a month: checks that it adds up and freezes its measures. Closing it again changes nothing unless it was corrected."
        )
        {
            month,
            earlier,
            by,
            check,
            json,
        };
        warehouse.AddTo(command);
        Outcome.Exclude(command, check, earlier);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var location = warehouse.Present(parsed);
                await WarehouseTables.BringUpToDateAsync(location, Console.Error.WriteLine, cancellation);
                var asked = parsed.GetValue(month);
                if (parsed.GetValue(check))
                {
                    return await CheckAsync(location, asked, parsed.GetValue(json), cancellation);
                }

                var close = new MonthClose(location, BusinessClock.Default) { Waiting = Console.Error.WriteLine };
                var name = parsed.GetRequiredValue(by);
                IReadOnlyList<Month> months = parsed.GetValue(earlier)
                    ? [.. await close.OpenBeforeAsync(asked, cancellation), asked]
                    : [asked];
                foreach (var next in months)
                {
                    var closed = await close.CloseAsync(next, name, cancellation);
                    Console.WriteLine(parsed.GetValue(json) ? Json(closed) : Sentence(closed));
                }

                return Outcome.Success;
            }
        );
        return command;
    }

    private static async Task<int> CheckAsync(WarehouseLocation location, Month month, bool json, CancellationToken cancellation)
    {
        if (await RevisionCheck.OfAsync(location, month, BusinessClock.Default, Console.Error.WriteLine, cancellation) is not { } check)
        {
            return Outcome.Fail("MONTH_NOT_CLOSED", $"{month} was never closed.");
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(check, JsonSerializerOptions.Web));
            return check.IsUnchanged ? Outcome.Success : Outcome.Failure;
        }

        if (!check.IsUnchanged)
        {
            return Outcome.Fail(
                check.Kept != check.Frozen ? "REVISION_DAMAGED"
                    : check.Facts != check.Frozen ? "REVISION_DIFFERS"
                    : "MEASURES_DIFFER",
                $"{month}, revision {check.Number}, was closed under {check.Frozen}; kept is {check.Kept}, the facts give {check.Facts}, the measures that live answers come from are {check.Mart}. "
                    + (
                        check.Mart == check.Facts
                            ? $"See ./kpi diff {month} --from {check.Number}."
                            : $"Run ./kpi refresh --month {month}, then ./kpi diff {month} --from {check.Number}."
                    )
            );
        }

        Console.WriteLine($"unchanged: {month}, revision {check.Number}, {check.Frozen}");
        return Outcome.Success;
    }

    private static string Sentence(ClosedMonth closed) =>
        $"{(closed.IsNew ? "closed" : "already closed, nothing changed")}: {closed.Month}, revision {closed.Number}, {closed.Fingerprint}";

    private static string Json(ClosedMonth closed) =>
        JsonSerializer.Serialize(
            new
            {
                month = closed.Month.ToString(),
                revision = closed.Number,
                fingerprint = closed.Fingerprint,
                isNew = closed.IsNew,
            }
        );
}
