using Kpi.Data.ReadModel;

namespace Kpi.Api.Serving;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can read the warehouse.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        app.MapGet(
            "/health/ready",
            async (KpiWarehouse warehouse, CancellationToken cancellation) =>
                TypedResults.Ok(new { status = "ready", dataVersion = (await warehouse.CurrentAsync(cancellation)).DataVersion })
        );
    }
}
