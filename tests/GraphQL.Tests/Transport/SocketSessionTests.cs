using System.Net.WebSockets;
using System.Text;
using Kpi.GraphQL.Subscriptions;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Transport;

public class SocketSessionTests(StreamingSite site) : IClassFixture<StreamingSite>
{
    [Fact]
    public async Task The_interceptor_knows_the_client_by_its_token_and_answers_in_the_ack()
    {
        using var client = await Connect("right");
        (await Receive(client)).ShouldBe("""{"type":"connection_ack","payload":{"hello":"right"}}""");
        await Send(client, """{"id":"1","type":"subscribe","payload":{"query":"subscription { onSecretTick(count: 1) }"}}""");
        (await Receive(client)).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"onSecretTick":0}}}""");
    }

    [Fact]
    public async Task Without_the_token_the_guarded_field_is_refused()
    {
        using var client = await Connect();
        await Receive(client);
        await Send(client, """{"id":"1","type":"subscribe","payload":{"query":"subscription { onSecretTick(count: 1) }"}}""");
        var error = await Receive(client);
        error.ShouldStartWith("""{"id":"1","type":"error","payload":[{""");
        error.ShouldContain("AUTH_NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task The_interceptor_refuses_requests_and_hears_of_their_end()
    {
        using var client = await Connect();
        await Receive(client);
        await Send(client, """{"id":"forbidden","type":"subscribe","payload":{"query":"{ add(a: 1) }"}}""");
        (await Receive(client)).ShouldBe("""{"id":"forbidden","type":"error","payload":[{"message":"Not this one."}]}""");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await Eventually(() => site.Sessions.Entries.Contains("complete forbidden") && site.Sessions.Entries.Contains("close"));
    }

    [Fact]
    public async Task A_client_that_vanishes_is_unsubscribed()
    {
        var topics = site.Services.GetRequiredService<InMemoryPubSub>();
        var client = await Connect();
        await Receive(client);
        await Send(
            client,
            """{"id":"v","type":"subscribe","payload":{"query":"subscription { onBranchChanged(code: \"vanish\") { code } }"}}"""
        );
        await Eventually(() => topics.Count > 0);
        client.Abort();
        await Eventually(() => topics.Count == 0);
        client.Dispose();
    }

    [Fact]
    public async Task A_client_that_does_not_read_loses_old_events_and_holds_up_nobody()
    {
        var sender = site.Services.GetRequiredService<ITopicEventSender>();
        using var client = await Connect();
        await Receive(client);
        await Send(
            client,
            """{"id":"b","type":"subscribe","payload":{"query":"subscription { onBranchChanged(code: \"slow\") { change } }"}}"""
        );
        await Eventually(() => site.Services.GetRequiredService<InMemoryPubSub>().Count > 0);
        var text = new string('x', 100_000);
        for (var i = 0; i < 1000; i++)
        {
            await sender.SendAsync("branch/slow", new BranchEvent("slow", $"{i} {text}")).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        await sender.CompleteAsync("branch/slow");
        var received = new List<string>();
        while (await Receive(client) is var message && !message.Contains("\"complete\"", StringComparison.Ordinal))
        {
            received.Add(message[..80]);
        }

        received.Count.ShouldBeInRange(64, 999);
        received[^1].ShouldContain("\"change\":\"999 ");
    }

    private async Task<ClientWebSocket> Connect(string? token = null)
    {
        var client = new ClientWebSocket();
        client.Options.AddSubProtocol("graphql-transport-ws");
        await client.ConnectAsync(new Uri(site.SocketUrl), CancellationToken.None);
        await Send(
            client,
            token is null ? """{"type":"connection_init"}""" : $$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}"""
        );
        return client;
    }

    private static Task Send(ClientWebSocket client, string text) =>
        client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> Receive(ClientWebSocket client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var text = new MemoryStream();
        var buffer = new byte[65536];
        WebSocketReceiveResult part;
        do
        {
            part = await client.ReceiveAsync(buffer, limit.Token);
            part.MessageType.ShouldBe(WebSocketMessageType.Text, client.CloseStatusDescription);
            text.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 1200 && !holds(); i++)
        {
            await Task.Delay(25);
        }

        holds().ShouldBeTrue();
    }
}
