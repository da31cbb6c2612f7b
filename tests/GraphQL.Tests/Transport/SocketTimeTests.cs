using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Transport;

public sealed class SocketTimeTests : IAsyncLifetime
{
    private static readonly GraphQLSocketOptions Options = new();
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly StreamingSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Without_connection_init_a_connection_is_closed_with_4408_when_its_time_is_over()
    {
        using var client = await SocketClient.ConnectAsync(site);
        await client.PingAsync();
        site.Clock.Advance(Options.ConnectionInitializationTimeout - Moment);
        await client.PingAsync();
        site.Clock.Advance(Moment);
        (await client.ClosedAsync()).ShouldBe(4408);
    }

    [Fact]
    public async Task After_connection_init_a_connection_lasts()
    {
        using var client = await SocketClient.InitAsync(site);
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        site.Clock.Advance(Options.ConnectionInitializationTimeout * 10);
        await client.PingAsync();
    }

    [Fact]
    public async Task A_client_that_does_not_answer_the_close_is_given_up()
    {
        using var client = await SocketClient.InitAsync(site);
        await client.ReceiveAsync();
        await client.SendAsync("""{"type":"connection_init"}""");
        (await client.ClosedAsync()).ShouldBe(4429);
        site.Sessions.Entries.ShouldNotContain("close");
        await Eventually.Holds(() =>
        {
            site.Clock.Advance(Options.CloseTimeout);
            return site.Sessions.Entries.Contains("close");
        });
    }
}
