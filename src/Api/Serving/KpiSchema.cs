using Kpi.Api.Values;

namespace Kpi.Api.Serving;

/// <summary>The GraphQL schema: every annotated class of this assembly.</summary>
internal static class KpiSchema
{
    public static void AddKpiGraphQL(this IServiceCollection services) =>
        services.AddGraphQLServer().AddTypesFromAssembly(typeof(KpiSchema).Assembly).AddType<MonthType>();

    /// <summary>The schema as SDL.</summary>
    public static string Print()
    {
        var services = new ServiceCollection();
        services.AddKpiGraphQL();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<Schema>().Print();
    }
}
