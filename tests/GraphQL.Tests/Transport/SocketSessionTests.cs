using Kpi.GraphQL.Subscriptions;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Transport;

public class SocketSessionTests(StreamingSite site) : IClassFixture<StreamingSite>
{
    [Fact]
    public async Task The_interceptor_knows_the_client_by_its_token_and_answers_in_the_ack()
    {
        using var client = await SocketClient.InitAsync(site, "right");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack","payload":{"hello":"right"}}""");
        await client.SubscribeAsync("1", "subscription { onSecretTick(count: 1) }");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"onSecretTick":0}}}""");
    }

    [Fact]
    public async Task Without_the_token_the_guarded_field_is_refused()
    {
        using var client = await SocketClient.InitAsync(site);
        await client.ReceiveAsync();
        await client.SubscribeAsync("1", "subscription { onSecretTick(count: 1) }");
        var error = await client.ReceiveAsync();
        error.ShouldStartWith("""{"id":"1","type":"error","payload":[{""");
        error.ShouldContain("AUTH_NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task The_interceptor_refuses_requests_and_hears_of_their_end()
    {
        using var client = await SocketClient.InitAsync(site);
        await client.ReceiveAsync();
        await client.SubscribeAsync("forbidden", "{ add(a: 1) }");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"forbidden","type":"error","payload":[{"message":"Not this one."}]}""");
        await client.CloseAsync();
        await Eventually.Holds(() => site.Sessions.Entries.Contains("complete forbidden") && site.Sessions.Entries.Contains("close"));
    }

    [Fact]
    public async Task A_client_that_vanishes_is_unsubscribed()
    {
        using var client = await SocketClient.InitAsync(site);
        await client.ReceiveAsync();
        await client.SubscribeAsync("v", "subscription { onBranchChanged(code: \"vanish\") { code } }");
        await Eventually.Holds(() => site.Topics.Count > 0);
        client.Abort();
        await Eventually.Holds(() => site.Topics.Count == 0);
    }

    [Fact]
    public async Task A_client_that_does_not_read_loses_old_events_and_holds_up_nobody()
    {
        var sender = site.Services.GetRequiredService<ITopicEventSender>();
        using var client = await SocketClient.InitAsync(site);
        await client.ReceiveAsync();
        await client.SubscribeAsync("b", "subscription { onBranchChanged(code: \"slow\") { change } }");
        await Eventually.Holds(() => site.Topics.Count > 0);
        var text = new string('x', 100_000);
        for (var i = 0; i < 1000; i++)
        {
            var sending = sender.SendAsync("branch/slow", new BranchEvent("slow", $"{i} {text}")).AsTask();
            sending.IsCompletedSuccessfully.ShouldBeTrue("nobody is waited for");
            await Task.Yield();
        }

        await sender.CompleteAsync("branch/slow");
        var received = new List<string>();
        while (await client.ReceiveAsync() is var message && !message.Contains("\"complete\"", StringComparison.Ordinal))
        {
            received.Add(message[..80]);
        }

        received.Count.ShouldBeInRange(64, 999);
        received[^1].ShouldContain("\"change\":\"999 ");
    }
}
