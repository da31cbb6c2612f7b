using System.Globalization;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kpi.Api.Reports.Bursts;

/// <summary>
/// <c>/reports/{month}.zip?lang=zh|en&amp;format=pdf|xlsx|both&amp;asOf=1</c>: the reports of every branch that the viewer sees. The archive is sent while it is
/// made; the first report is made before the first byte, so that what ails all of them is still told by a status. After that a report that fails is
/// listed and the rest follows, and what ends the whole burst ends the connection: a download that breaks off is no archive.
/// </summary>
internal static class BurstEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/reports/{month}.zip", GetAsync);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> GetAsync(
        string month,
        string? lang,
        string? format,
        string? asOf,
        KpiReader reader,
        ReportPress press,
        BusinessClock clock,
        BurstPlaces places,
        ILogger<ReportBurst> log,
        HttpContext http
    )
    {
        var (query, problem) = ReportQuery.Read(month, lang, asOf);
        if (query is null)
        {
            return problem!;
        }

        if (!BurstRequest.FormatsByName.TryGetValue(format ?? "pdf", out var formats))
        {
            return ReportProblem.Of(
                StatusCodes.Status400BadRequest,
                "FORMAT_INVALID",
                $"'{format}' is no format of the reports; use pdf, xlsx or both."
            );
        }

        var request = new BurstRequest
        {
            Month = query.Month,
            Lang = query.Lang,
            Formats = formats,
            AsOf = query.AsOf,
        };
        if (places.TryTake() is not { } place)
        {
            http.Response.Headers.RetryAfter = BurstPlaces.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return ReportProblem.Of(
                StatusCodes.Status503ServiceUnavailable,
                "BURSTS_BUSY",
                $"This server makes {BurstPlaces.AtOnce} bursts at once, and these are under way; ask again when one has ended."
            );
        }

        // Given back after the archive, which is registered later, has let go of the press.
        http.Response.RegisterForDispose(place);
        try
        {
            var burst = ReportBurst.Plan(request, reader, press);
            var archive = new BurstArchive(burst, new BurstManifest(burst, clock, press.Time.GetUtcNow()), press, log, http.RequestAborted);
            http.Response.RegisterForDisposeAsync(archive);
            await archive.BeginAsync();
            return TypedResults.Stream(archive.WriteAsync, "application/zip", request.ArchiveName(reader.Top.Info.Code));
        }
        catch (Exception failure) when (ReportProblem.Of(failure) is { } told)
        {
            return told;
        }
    }
}
