using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kpi.Api.Catalogue;
using Kpi.Data.Revisions;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.CommandLine;

/// <summary><c>diff</c>: what a correction changed in a closed month.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var month = MonthOption.Argument("The closed month.");
        var from = new Option<int>("--from")
        {
            Description = "The older revision.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        var to = new Option<int?>("--to") { Description = "The newer revision; without it the measures as they are now.", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Print the differences as JSON." };
        var command = new Command("diff", "Says which branches and KPIs differ between two revisions of a month, and why.")
        {
            month,
            from,
            to,
            json,
        };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var location = warehouse.Present(parsed);
                await WarehouseTables.BringUpToDateAsync(location, Console.Error.WriteLine, cancellation);
                var diff = await RevisionDiff.OfAsync(
                    location,
                    parsed.GetValue(month),
                    parsed.GetValue(from),
                    parsed.GetValue(to),
                    OwnCatalogue.Load(),
                    BusinessClock.Default,
                    cancellation
                );
                if (parsed.GetValue(json))
                {
                    Console.WriteLine(Json(diff));
                }
                else
                {
                    Write(diff);
                }

                return Outcome.Success;
            }
        );
        return command;
    }

    private static void Write(RevisionDiff diff)
    {
        foreach (var change in diff.Changes)
        {
            var causes = string.Join(
                ", ",
                change
                    .Causes.Select(cause =>
                        $"{(cause.Month == diff.From.Month ? "" : $"{cause.Month} ")}{SnakeCase.Of(cause.Measure)} {Text(cause.Before)} → {Text(cause.After)}"
                    )
                    .Concat(
                        change.TargetBefore == change.TargetAfter
                            ? []
                            : [$"target {Text(change.TargetBefore)} → {Text(change.TargetAfter)}"]
                    )
            );
            Console.WriteLine($"{change.BranchCode}\t{change.KpiId}\t{Text(change.Before)} → {Text(change.After)}\t{causes}");
        }

        foreach (var import in diff.Corrections)
        {
            Console.WriteLine($"import {import.Batch} by {import.By}, {import.FinishedAt:yyyy-MM-dd HH:mm} UTC: {import.Mapping}");
        }

        var newer = diff.To is { } to ? $"revision {to.Number}" : "now";
        Console.WriteLine(
            diff.Changes.Count == 0
                ? $"no difference: {diff.From.Month}, revision {diff.From.Number} and {newer}"
                : $"{diff.Changes.Count} values differ: {diff.From.Month}, revision {diff.From.Number} and {newer}"
        );
    }

    private static string Json(RevisionDiff diff) =>
        JsonSerializer.Serialize(
            new
            {
                month = diff.From.Month.ToString(),
                from = diff.From.Number,
                to = diff.To?.Number,
                changes = diff.Changes.Select(change => new
                {
                    branch = change.BranchCode,
                    kpi = change.KpiId,
                    before = change.Before,
                    after = change.After,
                    targetBefore = change.TargetBefore,
                    targetAfter = change.TargetAfter,
                    causes = change.Causes.Select(cause => new
                    {
                        month = cause.Month.ToString(),
                        measure = SnakeCase.Of(cause.Measure),
                        before = cause.Before,
                        after = cause.After,
                    }),
                }),
                imports = diff.Corrections.Select(import => new
                {
                    batch = import.Batch,
                    mapping = import.Mapping,
                    by = import.By,
                    finishedAt = import.FinishedAt,
                }),
            }
        );

    private static string Text(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "none";
}
