using Kpi.Data;
using Kpi.Reporting.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kpi.Api.Reports;

/// <summary>What is answered where a report or a burst cannot be had: a status, a stable code and a sentence.</summary>
internal static class ReportProblem
{
    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: [new("code", code)]);

    /// <summary>What a failure is answered with; null for one that nobody foresaw.</summary>
    public static ProblemHttpResult? Of(Exception failure) =>
        failure switch
        {
            // The same address is answered as soon as the measures are whole again.
            DataException { Code: "DATA_CHANGED" } passing => Of(StatusCodes.Status503ServiceUnavailable, passing.Code, passing.Message),
            DataException unknown => Of(StatusCodes.Status404NotFound, unknown.Code, unknown.Message),
            RendererException failed => Of(StatusCodes.Status503ServiceUnavailable, failed.Code, failed.Message),
            _ => null,
        };
}
