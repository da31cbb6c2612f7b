using System.Data.Common;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kpi.Api.Serving;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can read the warehouse; else 503.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<Results<Ok<Readiness>, ProblemHttpResult>> ReadyAsync(KpiWarehouse warehouse, CancellationToken cancellation)
    {
        try
        {
            return TypedResults.Ok(new Readiness("ready", (await warehouse.CurrentAsync(cancellation)).DataVersion));
        }
        catch (DbException fault)
        {
            var (code, message) = WarehouseFaults.Explain(fault) is { } known
                ? (known.Code, known.Message)
                : ("WAREHOUSE_UNREACHABLE", $"The warehouse cannot be read: {fault.Message}");
            return TypedResults.Problem(message, statusCode: StatusCodes.Status503ServiceUnavailable, extensions: [new("code", code)]);
        }
    }

    private sealed record Readiness(string Status, long DataVersion);
}
