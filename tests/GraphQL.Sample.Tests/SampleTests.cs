using System.Net.Http.Json;
using Kpi.Sample.Tests.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kpi.Sample.Tests;

/// <summary>A schema written for HotChocolate runs on the engine with one file of usings changed.</summary>
public sealed class SampleTests : IAsyncLifetime
{
    private readonly WebApplication app;
    private readonly HttpClient client = new();

    public SampleTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Desk>();
        builder
            .Services.AddGraphQLServer()
            .AddQueryType<Query>()
            .AddMutationType<Mutation>()
            .AddSubscriptionType<Subscription>()
            .AddTypeExtension<TicketExtensions>()
            .AddType<Agent>()
            .AddDataLoader<AgentLoader>()
            .AddErrorFilter<CodeFilter>()
            .AddHttpRequestInterceptor<HostInterceptor>()
            .AddInMemorySubscriptions()
            .ModifyRequestOptions(options => options.ExecutionTimeout = TimeSpan.FromMinutes(10))
            .ModifyPagingOptions(options => options.IncludeTotalCount = true)
            .AddMaxExecutionDepthRule(12);
        app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL().WithOptions(options => options.EnableGetRequests = false);
    }

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return app.DisposeAsync();
    }

    [Theory]
    [InlineData(
        "{ tickets(first: 1, priority: LOW) { totalCount nodes { id title customer { name } } } }",
        """{"data":{"tickets":{"totalCount":2,"nodes":[{"id":"2","title":"A question of the bill","customer":{"name":"Wang"}}]}}}"""
    )]
    [InlineData(
        "{ ticket(by: { id: 3 }) { title agent { name } } }",
        """{"data":{"ticket":{"title":"Moving house","agent":{"name":"Zhao"}}}}"""
    )]
    [InlineData(
        "{ people { __typename name } }",
        """{"data":{"people":[{"__typename":"Agent","name":"Zhao"},{"__typename":"Agent","name":"Sun"},{"__typename":"Customer","name":"Li"},{"__typename":"Customer","name":"Wang"},{"__typename":"Customer","name":"Chen"}]}}"""
    )]
    [InlineData("{ host }", """{"data":{"host":"127.0.0.1"}}""")]
    [InlineData(
        "mutation { openTicket(input: { title: \"New\" }) { id priority customer { name } } }",
        """{"data":{"openTicket":{"id":"4","priority":"LOW","customer":{"name":"unknown"}}}}"""
    )]
    public async Task Its_operations_give_what_HotChocolate_gives(string query, string answer) => (await Ask(query)).ShouldBe(answer);

    [Fact]
    public async Task Siblings_load_their_agents_in_one_batch()
    {
        await Ask("{ tickets { nodes { agent { name } } } }");
        app.Services.GetRequiredService<Desk>().Loads.ShouldBe(1);
    }

    [Fact]
    public async Task Errors_pass_the_filter_and_keep_their_code() => (await Ask("{ fail }")).ShouldContain("\"code\":\"CLOSED\"");

    [Fact]
    public void No_other_file_names_the_engine()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(System.IO.Path.Combine(folder, "tests", "GraphQL.Sample.Tests")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)!;
        }

        var files = Directory.GetFiles(
            System.IO.Path.Combine(folder, "tests", "GraphQL.Sample.Tests"),
            "*.cs",
            new EnumerationOptions { RecurseSubdirectories = true }
        );
        files.Length.ShouldBeGreaterThan(3);
        files
            .Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("using Kpi.GraphQL", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private async Task<string> Ask(string query)
    {
        using var response = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query });
        return await response.Content.ReadAsStringAsync();
    }
}
