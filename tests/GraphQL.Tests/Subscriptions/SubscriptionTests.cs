using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Subscriptions;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Subscriptions;

public class SubscriptionTests
{
    private readonly SampleServer server = new();

    private ITopicEventSender Sender => server.Services.GetRequiredService<ITopicEventSender>();

    [Fact]
    public async Task Each_event_of_the_topic_becomes_a_response()
    {
        await using var answers = await Subscribe("subscription { onBranchChanged(code: \"P1\") { code change } }");
        await Sender.SendAsync("branch/P1", new BranchEvent("P1", "renamed"));
        await Sender.SendAsync("branch/P2", new BranchEvent("P2", "another topic"));
        await Sender.SendAsync("branch/P1", new BranchEvent("P1", "moved"));
        await Sender.CompleteAsync("branch/P1");
        (await answers.All()).ShouldBe([
            """{"data":{"onBranchChanged":{"code":"P1","change":"renamed"}}}""",
            """{"data":{"onBranchChanged":{"code":"P1","change":"moved"}}}""",
        ]);
    }

    [Fact]
    public async Task Each_event_loads_its_data_afresh()
    {
        await using var answers = await Subscribe(
            "subscription($c: ID!) { e: onBranchChanged(code: $c) { branch { name parent { code } } } }",
            """{"c":"P1"}"""
        );
        await Sender.SendAsync("branch/P1", new BranchEvent("P1", "a"));
        await Sender.SendAsync("branch/P1", new BranchEvent("P1", "b"));
        await Sender.CompleteAsync("branch/P1");
        (await answers.All()).ShouldBe(Enumerable.Repeat("""{"data":{"e":{"branch":{"name":"North","parent":{"code":"HQ"}}}}}""", 2));
        server.Log.Entries.ShouldBe(["branches P1", "branches HQ", "branches P1", "branches HQ"]);
    }

    [Fact]
    public async Task An_event_that_fails_does_not_end_the_stream()
    {
        await using var answers = await Subscribe("subscription { onBranchChanged(code: \"P1\") { change } }");
        await Sender.SendAsync("branch/P1", new BranchEvent("P1", "P1"));
        await Sender.SendAsync("branch/P1", new BranchEvent("P1", "fine"));
        await Sender.CompleteAsync("branch/P1");
        var all = await answers.All();
        all.Count.ShouldBe(2);
        all[0].ShouldContain("This event failed.");
        all[0].ShouldContain("\"data\":null");
        all[1].ShouldBe("""{"data":{"onBranchChanged":{"change":"fine"}}}""");
    }

    [Fact]
    public async Task A_method_can_give_the_events_and_its_parameters_are_arguments()
    {
        await using var answers = await Subscribe("subscription { onTick(count: 2, from: 7) }");
        (await answers.All()).ShouldBe(["""{"data":{"onTick":7}}""", """{"data":{"onTick":8}}"""]);
    }

    [Fact]
    public async Task A_stream_method_shares_the_fields_arguments_and_may_use_topics()
    {
        await using var answers = await Subscribe("subscription { onMonth(month: \"2026-03\") }");
        await Sender.SendAsync("month/3", "closed");
        await Sender.CompleteAsync("month/3");
        (await answers.All()).ShouldBe(["""{"data":{"onMonth":"2026: closed"}}"""]);
    }

    [Fact]
    public async Task When_the_source_fails_the_last_response_says_so_without_internals()
    {
        await using var answers = await Subscribe("subscription { onFailing }");
        var all = await answers.All();
        all.Count.ShouldBe(2);
        all[1]
            .ShouldBe(
                """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":16}],"path":["onFailing"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}"""
            );
        answers.Outcomes.ShouldBe([ExecutionOutcome.Executed, ExecutionOutcome.SourceFailed]);
    }

    [Theory]
    [InlineData("subscription { onRefused }", "No events for you.")]
    [InlineData("subscription { onSecretTick(count: 1) }", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("subscription { a: onTick b: onTick }", "must select only one top level field")]
    [InlineData("subscription { __typename }", "must not select an introspection top level field")]
    [InlineData("subscription { onTick @skip(if: true) }", "must not use `@skip` or `@include`")]
    [InlineData(
        "subscription($b: Boolean!) { ...f } fragment f on Subscription { onTick @include(if: $b) }",
        "must not use `@skip` or `@include`"
    )]
    public async Task What_cannot_be_subscribed_to_is_refused_before_any_event(string document, string reason)
    {
        using var result = await server.Executor.ExecuteAsync(new OperationRequest(document) { AcceptsStream = true });
        result.Stream.ShouldBeNull();
        result.ToJson().ShouldContain(reason);
        result.ToJson().ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task Without_a_stream_subscriptions_are_refused() =>
        (await server.Ask("subscription { onTick }")).ShouldContain("Subscriptions cannot be executed this way.");

    [Fact]
    public async Task Disposing_unsubscribes()
    {
        var topics = server.Services.GetRequiredService<InMemoryPubSub>();
        var answers = await Subscribe("subscription { onMessage }");
        topics.Count.ShouldBe(1);
        var reading = answers.All();
        await answers.DisposeAsync();
        (await Eventually.Comes(reading)).ShouldBeEmpty();
        topics.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_ends_the_stream()
    {
        server.Gates.Close("ticks");
        using var cancel = new CancellationTokenSource();
        await using var answers = await Subscribe("subscription { onTick }", ct: cancel.Token);
        var reading = answers.All();
        await Eventually.Holds(() => server.Gates.Waiting == 1);
        await cancel.CancelAsync();
        (await Eventually.Comes(reading)).ShouldBeEmpty();
    }

    private async Task<Answers> Subscribe(string document, string? variables = null, CancellationToken ct = default)
    {
        var json = variables is null ? null : System.Text.Json.JsonDocument.Parse(variables);
        var result = await server.Executor.ExecuteAsync(
            new OperationRequest(document) { AcceptsStream = true, Variables = json?.RootElement ?? default },
            ct
        );
        result.Stream.ShouldNotBeNull(result.ToJson());
        return new Answers(result.Stream);
    }

    private sealed class Answers(ResponseStream stream) : IAsyncDisposable
    {
        public List<ExecutionOutcome> Outcomes { get; } = [];

        public async Task<List<string>> All()
        {
            var all = new List<string>();
            await foreach (var result in stream.ReadResultsAsync())
            {
                using (result)
                {
                    Outcomes.Add(result.Outcome);
                    all.Add(result.ToJson());
                }
            }

            return all;
        }

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}
