using System.Net.WebSockets;
using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Transport;

public class ShutdownTests
{
    [Fact]
    public async Task Stopping_closes_sockets_with_1001_and_ends_event_streams_without_complete()
    {
        await using var site = new StreamingSite();
        await site.InitializeAsync();
        using var client = await SocketClient.InitAsync(site);
        await client.ReceiveAsync();
        using var events = await EventStreamClient.OpenAsync(site, "subscription { onMessage }");

        var stopping = site.StopAsync();
        (await client.ClosedAsync()).ShouldBe((int)WebSocketCloseStatus.EndpointUnavailable);
        await client.CloseAsync();
        (await events.RestAsync()).ShouldNotContain("complete");
        await Eventually.Ends(stopping);
    }
}
