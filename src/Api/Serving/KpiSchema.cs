using System.Security.Cryptography;
using System.Text;
using Kpi.Api.Assessing;
using Kpi.Api.Evidence;
using Kpi.Api.Security;
using Kpi.Data.Assessing;
using Kpi.Data.Evidence;
using Kpi.Data.Worklists;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Serving;

/// <summary>The GraphQL schema: every annotated class of this assembly, and what their resolvers are handed.</summary>
internal static class KpiSchema
{
    public static void AddKpiGraphQL(this IServiceCollection services)
    {
        services.AddSingleton(provider => BusinessClock.Over(provider.GetRequiredService<TimeProvider>()));
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Admitted(provider).Reader);
        services.AddScoped(provider => Admitted(provider).Viewer);
        services.AddScoped(provider => new AssessmentReader(
            Admitted(provider).Reader,
            provider.GetRequiredService<IReadOnlyList<AssessmentScheme>>(),
            provider.GetRequiredService<BusinessClock>()
        ));
        services.AddScoped<EvidenceReader>();
        services.AddScoped<WorklistReader>();
        services.AddSingleton(provider => new EvidenceTokens(KeyFor(provider, "kpi evidence token 1")));
        services.AddSingleton(provider => new CustomerPseudonyms(KeyFor(provider, "kpi customer pseudonym 1")));
        services
            .AddGraphQLServer()
            .AddTypesFromAssembly(typeof(KpiSchema).Assembly)
            .AddDataLoader<RecordedScoreLoader>()
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

    /// <summary>A key for one purpose, derived from the installation's, so that nothing made for one purpose is ever taken for another.</summary>
    private static byte[] KeyFor(IServiceProvider services, string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            services.GetRequiredService<SymmetricSecurityKey>().Key,
            outputLength: 32,
            info: Encoding.UTF8.GetBytes(purpose)
        );

    private static Admitted Admitted(IServiceProvider services) =>
        Admission.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!);
}
