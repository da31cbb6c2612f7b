using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Subscriptions;
using Kpi.GraphQL.Tests.Sample;
using Kpi.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.GraphQL.Tests.Execution;

public class TimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider clock = new();
    private readonly SampleServer server;

    public TimeLimitTests() =>
        server = new SampleServer(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder
                .AddQueryType(typeof(Clocks))
                .AddSubscriptionType(typeof(LateStreams))
                .ModifyRequestOptions(options => options.ExecutionTimeout = Limit);
        });

    [Fact]
    public async Task A_request_ends_when_its_time_is_over()
    {
        server.Gates.Close("P1");
        var answer = server.Ask("{ branchLater(code: \"P1\") { name } }");
        await Eventually.Holds(() => server.Gates.Waiting == 1);
        clock.Advance(Limit - Moment);
        answer.IsCompleted.ShouldBeFalse();
        clock.Advance(Moment);
        (await Eventually.Comes(answer)).ShouldContain("\"code\":\"REQUEST_TIMEOUT\"");
    }

    [Fact]
    public async Task Time_counts_from_the_start_of_the_request_and_not_from_its_first_wait()
    {
        server.Gates.Close("P1");
        var answer = server.Ask("{ advance(seconds: 30) branchLater(code: \"P1\") { name } }");
        (await Eventually.Comes(answer)).ShouldContain("\"code\":\"REQUEST_TIMEOUT\"");
    }

    [Fact]
    public async Task A_subscription_is_refused_when_its_source_does_not_open_in_time()
    {
        server.Gates.Close("source");
        var subscribing = Subscribe("subscription { onLate }");
        await Eventually.Holds(() => server.Gates.Waiting == 1);
        clock.Advance(Limit);
        using var result = await Eventually.Comes(subscribing);
        result.Stream.ShouldBeNull();
        result.ToJson().ShouldContain("\"errors\"");
    }

    [Fact]
    public async Task A_stream_that_opened_in_time_lasts_as_long_as_it_likes()
    {
        using var result = await Subscribe("subscription { onMessage }");
        await using var stream = result.Stream.ShouldNotBeNull();
        clock.Advance(Limit * 10);
        var topics = server.Services.GetRequiredService<ITopicEventSender>();
        await topics.SendAsync("OnMessage", "late");
        await topics.CompleteAsync("OnMessage");
        (await Eventually.Comes(stream.ReadResultsAsync().Select(response => response.ToJson()).ToListAsync().AsTask())).ShouldBe([
            """{"data":{"onMessage":"late"}}""",
        ]);
    }

    private Task<ExecutionResult> Subscribe(string document) =>
        server.Executor.ExecuteAsync(new OperationRequest(document) { AcceptsStream = true }).AsTask();

    private static class Clocks
    {
        public static int Advance(TimeProvider clock, int seconds)
        {
            ((FakeTimeProvider)clock).Advance(TimeSpan.FromSeconds(seconds));
            return seconds;
        }
    }

    private static class LateStreams
    {
        [Subscribe(With = nameof(SubscribeToLate))]
        public static string OnLate([EventMessage] string message) => message;

        public static async ValueTask<ISourceStream<string>> SubscribeToLate(
            Gates gates,
            ITopicEventReceiver receiver,
            CancellationToken ct
        )
        {
            await gates.Pass("source", ct);
            return await receiver.SubscribeAsync<string>("late", ct);
        }
    }
}
