using System.CommandLine;
using System.Text.Json;
using Kpi.Api.Reports;
using Kpi.Api.Reports.Bursts;
using Kpi.Kpis;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.CommandLine;

/// <summary><c>reports</c>: the reports of all branches for a month, into a folder.</summary>
internal static class ReportsCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var month = MonthOption.Create("The month.", required: true);
        var output = new Option<string>("--out")
        {
            Description = "The folder to write to, made when missing; one burst has one folder.",
            HelpName = "DIR",
            Required = true,
        };
        var format = new Option<string>("--format")
        {
            Description = "What to write for each branch.",
            DefaultValueFactory = _ => "pdf",
        }.AcceptOnlyFromAmong([.. BurstRequest.FormatsByName.Keys]);
        var lang = new Option<string>("--lang") { Description = "The language.", DefaultValueFactory = _ => "zh" }.AcceptOnlyFromAmong(
            "zh",
            "en"
        );
        var level = new Option<string[]>("--level")
        {
            Description = "Only branches of these levels.",
            AllowMultipleArgumentsPerToken = true,
        }.AcceptOnlyFromAmong([.. Enum.GetValues<BranchLevel>().Select(SnakeCase.Of)]);
        var branch = new Option<string?>("--branch") { Description = "Only this branch and those below it.", HelpName = "CODE" };
        var asOf = new Option<int?>("--as-of")
        {
            Description = "The number of a revision of the month, for the reports as they were when that was closed.",
            HelpName = "N",
        };
        var workers = new Option<int>("--workers")
        {
            Description = "How many PDFs are set at once; each takes a core and 300 to 450 MB.",
            DefaultValueFactory = _ => new RendererOptions().Workers,
            HelpName = "N",
        };
        workers.Validators.Add(given =>
        {
            if (given.GetValue(workers) < 1)
            {
                given.AddError("WORKERS_INVALID: --workers takes a number from 1.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var command = new Command("reports", "Writes the monthly reports of all branches, and a manifest of them, into a folder.")
        {
            month,
            output,
            format,
            lang,
            level,
            branch,
            asOf,
            workers,
            json,
        };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var reader = await HeadquartersReader.OfAsync(warehouse.Present(parsed), cancellation);
                var request = new BurstRequest
                {
                    Month = parsed.GetValue(month)!.Value,
                    Lang = Enum.Parse<Lang>(parsed.GetRequiredValue(lang), ignoreCase: true),
                    Formats = BurstRequest.FormatsByName[parsed.GetRequiredValue(format)],
                    AsOf = parsed.GetValue(asOf),
                    Branch = parsed.GetValue(branch),
                    Levels = [.. (parsed.GetValue(level) ?? []).Select(name => Enum.Parse<BranchLevel>(name, ignoreCase: true))],
                };
                using var renderer = new PdfRenderer(new() { Workers = parsed.GetValue(workers) });
                var press = new ReportPress(renderer, TimeProvider.System);
                var burst = ReportBurst.Plan(request, reader, press);
                using var folder = await BurstFolder.OpenAsync(parsed.GetRequiredValue(output), burst, cancellation);
                var summary = await WriteAsync(burst, press, folder, cancellation);
                Console.WriteLine(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(summary, JsonSerializerOptions.Web) : summary.ToString()
                );
                return summary.Failures.Count == 0 ? Outcome.Success : Outcome.Failure;
            }
        );
        return command;
    }

    /// <summary>Writes the reports as they are made, then the manifest.</summary>
    internal static async Task<BurstSummary> WriteAsync(
        ReportBurst burst,
        ReportPress press,
        BurstFolder folder,
        CancellationToken cancellation
    )
    {
        var began = press.Time.GetTimestamp();
        var manifest = new BurstManifest(burst, BusinessClock.Over(press.Time), press.Time.GetUtcNow());
        if (manifest.IsPartial)
        {
            await Console.Error.WriteLineAsync($"{burst.Request.Month} is still running: the reports mark its numbers as such.");
        }

        var progress = new BurstLines(burst.Reports.Count, press.Time, Console.Error);
        await foreach (var outcome in burst.PrintAsync(press.AtOnce, cancellation))
        {
            if (outcome.Bytes is { } bytes)
            {
                await folder.WriteAsync(outcome.Report.File, bytes, cancellation);
            }
            else
            {
                Outcome.Fail(outcome.Failure!.Code, $"{outcome.Report.File} was not made: {outcome.Failure.Reason}");
                if (outcome.Failure.Cause is { } cause)
                {
                    await Console.Error.WriteLineAsync($"{cause}");
                }
            }

            manifest.Add(outcome);
            progress.Next();
        }

        await folder.WriteAsync(BurstManifest.FileName, manifest.ToJson(press.Time.GetUtcNow()), cancellation);
        return new(
            $"{burst.Request.Month}",
            SnakeCase.Of(burst.Closing.Closing),
            burst.DataVersion,
            folder.Directory,
            manifest.Made,
            folder.Replaced,
            manifest.Bytes,
            Math.Round(press.Time.GetElapsedTime(began).TotalSeconds, 1),
            manifest.Failures
        );
    }
}
