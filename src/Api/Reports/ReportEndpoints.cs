using Kpi.Api.Reports.Bursts;
using Kpi.Data.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kpi.Api.Reports;

/// <summary><c>/reports/{month}/{branch}.pdf|.xlsx?lang=zh|en&amp;asOf=1</c>.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/reports/{month}/{file}", GetAsync);
        BurstEndpoint.Map(app);
    }

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
        var (query, problem) = ReportQuery.Read(month, lang, asOf);
        if (query is null)
        {
            return problem!;
        }

        var dot = file.LastIndexOf('.');
        if (dot < 1 || !ReportQuery.TryName<ReportFormat>(file[(dot + 1)..], out var format))
        {
            return ReportProblem.Of(
                StatusCodes.Status404NotFound,
                "FORMAT_UNKNOWN",
                $"'{file}' is no report; ask for BRANCH.pdf or BRANCH.xlsx."
            );
        }

        var document = new ReportDocument(file[..dot], query.Month, format, query.Lang, query.AsOf);
        try
        {
            return TypedResults.File(await press.PrintAsync(document, reader, cancellation), document.MediaType, document.FileName);
        }
        catch (Exception failure) when (ReportProblem.Of(failure) is { } told)
        {
            return told;
        }
    }
}
