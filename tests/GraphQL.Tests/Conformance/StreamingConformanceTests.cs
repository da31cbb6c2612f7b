using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Conformance;

public class StreamingConformanceTests(StreamingSite site) : IClassFixture<StreamingSite>
{
    [Fact]
    public async Task The_clients_of_graphql_ws_and_graphql_sse_are_served_and_both_protocols_hold()
    {
        var (exitCode, output) = await Judges.Run("streaming.mjs", site.Url, site.SocketUrl);
        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task Urql_and_Apollo_subscribe_over_WebSocket_and_server_sent_events()
    {
        var (exitCode, output) = await Judges.Run(
            "clients.mjs",
            site.Url,
            $"--ws={site.SocketUrl}",
            "--sub=subscription S { onTick(count: 3) }",
            "--no-apq"
        );
        exitCode.ShouldBe(0, output);
        output.ShouldContain("@apollo/client: subscription over graphql-ws");
    }
}
