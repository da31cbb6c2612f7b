using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.AspNetCore.Builder;

namespace Kpi.GraphQL.Tests.Transport;

public class BatchingTests
{
    private const string Where = """{"query":"{ echo(text: \"a\") }"}""";

    [Fact]
    public async Task Without_the_option_an_array_is_no_request()
    {
        await using var site = await Site.Start(app => app.MapGraphQL());
        var (status, text) = await site.Post($"[{Where}]");
        status.ShouldBe(400);
        text.ShouldContain("must be a JSON object");
    }

    [Fact]
    public async Task A_batch_is_answered_in_its_order_each_with_its_own_errors()
    {
        await using var site = await Batching();
        var (status, text) = await site.Post($$"""[{{Where}},{"query":"{ nope }"},{"query":7},{"query":"{ b: echo(text: \"b\") }"}]""");
        status.ShouldBe(200);
        using var json = System.Text.Json.JsonDocument.Parse(text);
        json.RootElement.GetArrayLength().ShouldBe(4);
        json.RootElement[0].GetProperty("data").GetProperty("echo").GetString().ShouldBe("a");
        json.RootElement[1].GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("nope");
        json.RootElement[2].GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("must be a string");
        json.RootElement[3].GetProperty("data").GetProperty("b").GetString().ShouldBe("b");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_batch_beyond_its_bounds_is_refused_as_a_whole(int size)
    {
        await using var site = await Batching(options => options.MaxBatchSize = 3);
        var (status, text) = await site.Post($"[{string.Join(',', Enumerable.Repeat(Where, size))}]");
        status.ShouldBe(400);
        text.ShouldContain($"A batch holds 1 to 3 requests, not {size}.");
    }

    [Fact]
    public async Task A_subscription_in_a_batch_is_refused_alone()
    {
        await using var site = await Batching();
        var (_, text) = await site.Post($$"""[{"query":"subscription { onTick(count: 1) }"},{{Where}}]""");
        text.ShouldContain("Subscriptions cannot be executed this way");
        text.ShouldContain("\"echo\":\"a\"");
    }

    private static Task<Site> Batching(Action<GraphQLServerOptions>? more = null) =>
        Site.Start(app =>
            app.MapGraphQL()
                .WithOptions(options =>
                {
                    options.Batching = AllowedBatching.RequestBatching;
                    more?.Invoke(options);
                })
        );
}
