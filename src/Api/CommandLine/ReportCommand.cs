using System.CommandLine;
using Kpi.Api.Reports;
using Kpi.Data;
using Kpi.Kpis;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.CommandLine;

/// <summary><c>report</c>: one branch and month as a PDF or a workbook.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var branch = new Option<string>("--branch")
        {
            Description = "The branch's code.",
            HelpName = "CODE",
            Required = true,
        };
        var month = MonthOption.Create("The month.", required: true);
        var format = new Option<string>("--format")
        {
            Description = "What to write.",
            DefaultValueFactory = _ => "pdf",
        }.AcceptOnlyFromAmong("pdf", "xlsx");
        var lang = new Option<string>("--lang") { Description = "The language.", DefaultValueFactory = _ => "zh" }.AcceptOnlyFromAmong(
            "zh",
            "en"
        );
        var asOf = new Option<int?>("--as-of")
        {
            Description = "The number of a revision of the month, for the report as it was when that was closed; without it, as it is.",
            HelpName = "N",
        };
        var output = new Option<string?>("--out")
        {
            Description = "The file to write; BRANCH-MONTH.FORMAT if left out.",
            HelpName = "FILE",
        };
        var command = new Command("report", "Writes the monthly report of one branch.") { branch, month, format, lang, asOf, output };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var reader = await HeadquartersReader.OfAsync(warehouse.Present(parsed), cancellation);
                using var renderer = new PdfRenderer();
                var document = new ReportDocument(
                    parsed.GetRequiredValue(branch),
                    parsed.GetValue(month)!.Value,
                    Enum.Parse<ReportFormat>(parsed.GetRequiredValue(format), ignoreCase: true),
                    Enum.Parse<Lang>(parsed.GetRequiredValue(lang), ignoreCase: true),
                    parsed.GetValue(asOf)
                );
                var bytes = await new ReportPress(renderer, TimeProvider.System).PrintAsync(document, reader, cancellation);
                var file = parsed.GetValue(output) ?? document.FileName;
                await WriteAsync(file, bytes, cancellation);
                Console.WriteLine($"written: {Path.GetFullPath(file)} ({bytes.Length} bytes)");
                return Outcome.Success;
            }
        );
        return command;
    }

    private static async Task WriteAsync(string file, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, bytes, cancellation);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new DataException("FILE_NOT_WRITTEN", $"'{file}' cannot be written: {cannot.Message}");
        }
    }
}
