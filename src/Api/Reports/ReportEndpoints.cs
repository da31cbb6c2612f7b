using System.Globalization;
using Kpi.Data;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Reporting.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kpi.Api.Reports;

/// <summary><c>/reports/{month}/{branch}.pdf|.xlsx?lang=zh|en&amp;asOf=1</c>.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app) => app.MapGet("/reports/{month}/{file}", GetAsync);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        string month,
        string file,
        string? lang,
        string? asOf,
        KpiReader reader,
        ReportPress press,
        CancellationToken cancellation
    )
    {
        if (!Month.TryParse(month, out var parsedMonth))
        {
            return Problem(StatusCodes.Status400BadRequest, "MONTH_INVALID", $"'{month}' is not a month; write it as 2026-10.");
        }

        if (!TryName<Lang>(lang ?? "zh", out var parsedLang))
        {
            return Problem(StatusCodes.Status400BadRequest, "LANG_INVALID", $"'{lang}' is no language of the reports; use zh or en.");
        }

        int? revision = null;
        if (asOf is not null)
        {
            if (!int.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return Problem(
                    StatusCodes.Status400BadRequest,
                    "REVISION_INVALID",
                    $"'{asOf}' is not the number of a revision, such as 1."
                );
            }

            revision = number;
        }

        var dot = file.LastIndexOf('.');
        if (dot < 1 || !TryName<ReportFormat>(file[(dot + 1)..], out var format))
        {
            return Problem(StatusCodes.Status404NotFound, "FORMAT_UNKNOWN", $"'{file}' is no report; ask for BRANCH.pdf or BRANCH.xlsx.");
        }

        var document = new ReportDocument(file[..dot], parsedMonth, format, parsedLang, revision);
        try
        {
            return TypedResults.File(await press.PrintAsync(document, reader, cancellation), document.MediaType, document.FileName);
        }
        catch (DataException unknown)
        {
            return Problem(StatusCodes.Status404NotFound, unknown.Code, unknown.Message);
        }
        catch (RendererException failed)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, failed.Code, failed.Message);
        }
    }

    // Enum.TryParse would take numbers, too.
    private static bool TryName<T>(string name, out T value)
        where T : struct, Enum
    {
        var named = Enum.GetValues<T>().Where(candidate => SnakeCase.Of(candidate) == name).ToList();
        value = named.FirstOrDefault();
        return named.Count == 1;
    }

    private static ProblemHttpResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: [new("code", code)]);
}
