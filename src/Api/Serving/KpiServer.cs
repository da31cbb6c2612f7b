using Kpi.Api.Catalogue;
using Kpi.Api.Reports;
using Kpi.Api.Security;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Kpi.Reporting.Rendering;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Serving;

/// <summary>The web application: GraphQL, reports, dashboards, health.</summary>
internal static class KpiServer
{
    public static WebApplication Build(WarehouseLocation warehouse, SecurityKey key, int port, KpiCatalogue? catalogue = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is told by the command, in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        AddServices(builder.Services, warehouse, CacheSize.Of(builder.Configuration), catalogue ?? OwnCatalogue.Load(), key);

        var app = builder.Build();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapHealth();
        app.UseWebSockets();
        app.UseWhen(NeedsViewer, asked => asked.UseMiddleware<ViewerMiddleware>());
        app.MapGraphQL("/graphql");
        app.MapReports();
        return app;
    }

    private static void AddServices(
        IServiceCollection services,
        WarehouseLocation warehouse,
        long cacheBytes,
        KpiCatalogue catalogue,
        SecurityKey key
    )
    {
        services.AddSingleton(warehouse);
        services.AddSingleton(new KpiWarehouse(warehouse, cacheBytes));
        services.AddSingleton<Admission>();
        services.AddSingleton(catalogue);
        services.AddSingleton<KpiArithmetic>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new PdfRenderer());
        services.AddSingleton<ReportPress>();
        services
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(options =>
            {
                options.MapInboundClaims = false;
                options.TokenValidationParameters = Tokens.Validation(key);
            });
        services.AddKpiGraphQL();
    }

    // A WebSocket's client says who it is in its first message; GraphiQL's page and files say nothing of anybody.
    private static bool NeedsViewer(HttpContext http) =>
        (http.Request.Path == "/graphql" && !http.WebSockets.IsWebSocketRequest && !IsPage(http)) || IsBelow(http, "/reports");

    private static bool IsPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.Request.Query.Count == 0
        && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    private static bool IsBelow(HttpContext http, string path) =>
        http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
