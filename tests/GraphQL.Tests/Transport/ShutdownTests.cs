using System.Net.WebSockets;
using System.Text;
using Kpi.GraphQL.Subscriptions;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Transport;

public class ShutdownTests
{
    [Fact]
    public async Task Stopping_closes_sockets_with_1001_and_ends_event_streams_without_complete()
    {
        await using var site = new StreamingSite();
        await site.InitializeAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri(site.SocketUrl), CancellationToken.None);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("""{"type":"connection_init"}"""),
            WebSocketMessageType.Text,
            true,
            CancellationToken.None
        );
        var buffer = new byte[1024];
        await socket.ReceiveAsync(buffer, CancellationToken.None);
        await using var events = await EventStreamClient.OpenAsync(site, "subscription { onMessage }");

        var stopping = site.StopAsync();
        (await socket.ReceiveAsync(buffer, CancellationToken.None)).CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        (await events.RestAsync()).ShouldNotContain("complete");
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_event_stream_stays_alive_and_ends_with_its_client()
    {
        await using var site = new StreamingSite();
        await site.InitializeAsync();
        var topics = site.Services.GetRequiredService<InMemoryPubSub>();
        var events = await EventStreamClient.OpenAsync(site, "subscription { onMessage }");
        (await events.LineAsync()).ShouldBe(":");
        await events.LineAsync();
        (await events.LineAsync()).ShouldBe(":", "nothing happens, so comments come");
        topics.Count.ShouldBe(1);
        await events.DisposeAsync();
        for (var i = 0; i < 1200 && topics.Count > 0; i++)
        {
            await Task.Delay(25);
        }

        topics.Count.ShouldBe(0);
    }

    private sealed class EventStreamClient(HttpClient client, HttpResponseMessage response, StreamReader reader) : IAsyncDisposable
    {
        public static async Task<EventStreamClient> OpenAsync(StreamingSite site, string query)
        {
            var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{site.Url}?query={Uri.EscapeDataString(query)}");
            request.Headers.Accept.ParseAdd("text/event-stream");
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return new EventStreamClient(client, response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        }

        public async Task<string?> LineAsync() => await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));

        public Task<string> RestAsync() => reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            response.Dispose();
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
