using Kpi.Api.Security;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Microsoft.AspNetCore.Http.Features;

namespace Kpi.Api.Serving;

/// <summary>The GraphQL schema: every annotated class of this assembly, and what their resolvers are handed.</summary>
internal static class KpiSchema
{
    public static void AddKpiGraphQL(this IServiceCollection services)
    {
        services.AddSingleton(BusinessClock.Default);
        services.AddHttpContextAccessor();
        services.AddScoped(OfRequest<KpiReader>);
        services.AddScoped(OfRequest<Viewer>);
        services.AddGraphQLServer().AddTypesFromAssembly(typeof(KpiSchema).Assembly);
    }

    /// <summary>The schema as SDL.</summary>
    public static string Print()
    {
        var services = new ServiceCollection();
        services.AddKpiGraphQL();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<Schema>().Print();
    }

    // The middleware that knows the viewer put it there.
    private static T OfRequest<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Features.GetRequiredFeature<T>();
}
