using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Conformance;

[Alone]
public class StreamingTests(StreamingSite site) : IClassFixture<StreamingSite>
{
    [Fact]
    public Task The_clients_of_graphql_ws_and_graphql_sse_are_served_and_both_protocols_hold()
    {
        site.Services.GetRequiredService<Gates>().Close("P1");
        return Judges.Pass("streaming", site.Url, $"--ws={site.SocketUrl}");
    }

    [Fact]
    public async Task Real_clients_query_and_subscribe_over_HTTP_WebSocket_and_server_sent_events()
    {
        var checks = await Judges.Pass("clients", site.Url, $"--ws={site.SocketUrl}", "--sub=subscription S { onTick(count: 3) }");
        checks.ShouldContain("@apollo/client: subscription over graphql-ws");
    }
}
