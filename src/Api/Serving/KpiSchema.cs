using Kpi.Api.Security;
using Kpi.Kpis;

namespace Kpi.Api.Serving;

/// <summary>The GraphQL schema: every annotated class of this assembly, and what their resolvers are handed.</summary>
internal static class KpiSchema
{
    public static void AddKpiGraphQL(this IServiceCollection services)
    {
        services.AddSingleton(BusinessClock.Default);
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Admitted(provider).Reader);
        services.AddScoped(provider => Admitted(provider).Viewer);
        services
            .AddGraphQLServer()
            .AddTypesFromAssembly(typeof(KpiSchema).Assembly)
            .AddErrorFilter<DataErrorFilter>()
            .AddSocketSessionInterceptor<ViewerInterceptor>()
            .ModifyServerOptions(options =>
            {
                options.Tool.Title = "Kpi – GraphiQL";
                // Users are known by tokens, which a foreign page does not have: nobody else can make them ask.
                options.EnableCompressionForHttps = true;
            });
    }

    /// <summary>The schema as SDL.</summary>
    public static string Print()
    {
        var services = new ServiceCollection();
        services.AddKpiGraphQL();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<Schema>().Print();
    }

    private static Admitted Admitted(IServiceProvider services) =>
        Admission.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!);
}
