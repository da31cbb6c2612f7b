using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Transport;

public class InterceptorTests
{
    private const string Ask = """{"query":"{ tenant }"}""";

    [Fact]
    public async Task State_set_by_an_interceptor_reaches_resolvers()
    {
        await using var site = await Site.Start(app => app.MapGraphQL(), graphQL => graphQL.AddHttpRequestInterceptor<TenantInterceptor>());
        site.Client.DefaultRequestHeaders.Add("X-Tenant", "east");
        (await site.Post(Ask)).Text.ShouldBe("""{"data":{"tenant":"east"}}""");
    }

    [Fact]
    public async Task A_function_may_intercept_too()
    {
        await using var site = await Site.Start(
            app => app.MapGraphQL(),
            graphQL =>
                graphQL.AddHttpRequestInterceptor(
                    (_, _, request, _) =>
                    {
                        request.SetGlobalState("tenant", "west");
                        return default;
                    }
                )
        );
        (await site.Post(Ask)).Text.ShouldBe("""{"data":{"tenant":"west"}}""");
    }

    [Fact]
    public async Task An_interceptor_refuses_a_request_by_an_exception()
    {
        await using var site = await Site.Start(app => app.MapGraphQL(), graphQL => graphQL.AddHttpRequestInterceptor<TenantInterceptor>());
        var (_, text) = await site.Post(Ask);
        text.ShouldContain("Say which tenant");
        text.ShouldNotContain("\"data\"");
    }

    private sealed class TenantInterceptor : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        )
        {
            var tenant = context.Request.Headers["X-Tenant"].ToString();
            requestBuilder.SetGlobalState("tenant", tenant.Length > 0 ? tenant : throw new GraphQLException("Say which tenant."));
            return default;
        }
    }
}
