using Kpi.Api.CommandLine;
using Kpi.Api.Reports;
using Kpi.Api.Reports.Bursts;
using Kpi.Api.Security;
using Kpi.Data;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Kpi.Reporting.Rendering;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Serving;

/// <summary>The web application: GraphQL, reports, dashboards, health.</summary>
internal static class KpiServer
{
    /// <summary>The demo: on loopback, for tokens of its own key, and as headquarters for whoever has none; by the clock that is given.</summary>
    public static WebApplication BuildDemo(
        WarehouseLocation warehouse,
        SymmetricSecurityKey key,
        int port,
        KpiCatalogue catalogue,
        IReadOnlyList<AssessmentScheme> schemes,
        RendererOptions renderer,
        TimeProvider time
    )
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        return Build(
            builder,
            warehouse,
            catalogue,
            schemes,
            renderer,
            new() { AdmitsAnonymous = true },
            key,
            options => Tokens.Configure(options, key, time),
            time
        );
    }

    /// <summary>Production: where and for whom is said by ASP.NET Core's own settings.</summary>
    /// <exception cref="DataException">
    /// <c>IDENTITY_PROVIDER_MISSING</c>, <c>IDENTITY_AUDIENCE_MISSING</c>, <c>SIGNING_KEY_INVALID</c> or <c>SIGNING_KEY_UNREADABLE</c>.
    /// </exception>
    public static async Task<WebApplication> BuildProductionAsync(
        WarehouseLocation warehouse,
        string directory,
        KpiCatalogue catalogue,
        IReadOnlyList<AssessmentScheme> schemes,
        CancellationToken cancellation
    )
    {
        var builder = WebApplication.CreateBuilder();
        var settings = builder.Configuration;
        IdentityProvider.Demand(settings);
        var time = TimeProvider.System;
        var key = await SigningKey.OfAsync(settings, directory, time, cancellation);
        var claims = IdentityProvider.ClaimsOf(settings);
        return Build(builder, warehouse, catalogue, schemes, new(), claims, key, IdentityProvider.Configure, time);
    }

    /// <summary>Starts the server, says where it is, and serves until it is stopped.</summary>
    public static async Task<int> RunAsync(WebApplication app, string anotherAddress, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException busy)
        {
            return Outcome.Fail("PORT_IN_USE", $"{busy.Message} {anotherAddress}");
        }

        Console.WriteLine($"ready: {app.Urls.First()}");
        await app.WaitForShutdownAsync(cancellation);
        return Outcome.Success;
    }

    private static WebApplication Build(
        WebApplicationBuilder builder,
        WarehouseLocation warehouse,
        KpiCatalogue catalogue,
        IReadOnlyList<AssessmentScheme> schemes,
        RendererOptions renderer,
        ViewerClaims claims,
        SymmetricSecurityKey key,
        Action<JwtBearerOptions> bearer,
        TimeProvider time
    )
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Standard output is for what the command says, such as where it is ready.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // A start that fails is told by the command, in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(key);
        AddServices(builder.Services, warehouse, CacheSize.Of(builder.Configuration), catalogue, schemes, renderer, claims);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer);

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
        IReadOnlyList<AssessmentScheme> schemes,
        RendererOptions renderer,
        ViewerClaims claims
    )
    {
        services.AddSingleton(warehouse);
        services.AddSingleton(claims);
        services.AddSingleton(provider => new KpiWarehouse(warehouse, cacheBytes, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Admission>();
        services.AddSingleton(catalogue);
        services.AddSingleton(schemes);
        services.AddSingleton<KpiArithmetic>();
        services.AddSingleton(provider => new PdfRenderer(renderer, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReportPress>();
        services.AddSingleton<BurstPlaces>();
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
