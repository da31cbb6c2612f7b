using GraphQL.Execution;
using GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Tests.Execution;

public class SubscriptionTests
{
    private readonly SampleServer server = new();

    [Fact]
    public async Task Every_event_gives_a_response() =>
        (await Read("subscription { ticks(count: 3) }")).ShouldBe(["""{"data":{"ticks":0}}""", """{"data":{"ticks":1}}""", """{"data":{"ticks":2}}"""]);

    [Fact]
    public async Task A_failing_source_ends_with_its_error()
    {
        var responses = await Read("subscription { failing }");
        responses[0].ShouldBe("""{"data":{"failing":1}}""");
        responses[1].ShouldContain("source failed");
        responses.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Topics_reach_their_subscribers_only()
    {
        var sender = server.Services.GetRequiredService<ITopicEventSender>();
        await using var stream = server.Executor.ExecuteStreamAsync(new OperationRequest("subscription { renamed(code: \"P1\") { code name parent { name } } }")).GetAsyncEnumerator();
        var next = stream.MoveNextAsync();
        await Task.Delay(50);
        await sender.SendAsync("renamed_P2", "wrong");
        await sender.SendAsync("renamed_P1", "Nord");
        (await next).ShouldBeTrue();
        stream.Current.ToJson().ShouldBe("""{"data":{"renamed":{"code":"P1","name":"Nord","parent":{"name":"Head office"}}}}""");
        stream.Current.Dispose();
        await sender.CompleteAsync("renamed_P1");
        (await stream.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task One_response_cannot_hold_a_subscription() =>
        (await server.Ask("subscription { ticks(count: 1) }")).ShouldContain("need a transport that streams");

    private async Task<List<string>> Read(string document)
    {
        var responses = new List<string>();
        await foreach (var result in server.Executor.ExecuteStreamAsync(new OperationRequest(document)))
        {
            responses.Add(result.ToJson());
            result.Dispose();
        }

        return responses;
    }
}
