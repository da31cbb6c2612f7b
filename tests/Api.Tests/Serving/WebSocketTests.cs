using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kpi.Api.Security;

namespace Kpi.Api.Tests.Serving;

public sealed class WebSocketTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly RunningServer server = demo.Server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_is_answered_within_the_scope_of_the_token_in_connection_init()
    {
        var branch = (await server.DataAsync("{ branches(level: CITY, first: 1) { nodes { code } } }"))
            .GetProperty("branches")
            .GetProperty("nodes")[0]
            .GetProperty("code")
            .GetString();
        using var socket = await ConnectAsync();
        await SendAsync(
            socket,
            new { type = "connection_init", payload = new { authorization = $"Bearer {server.Token(Role.Manager, branch)}" } }
        );
        (await ReceiveAsync(socket)).GetProperty("type").GetString().ShouldBe("connection_ack");

        await SendAsync(
            socket,
            new
            {
                type = "subscribe",
                id = "1",
                payload = new { query = "{ viewer { branch { code } } branch(code: \"HQ\") { code } }" },
            }
        );

        var data = (await ReceiveAsync(socket)).GetProperty("payload").GetProperty("data");
        data.GetProperty("viewer").GetProperty("branch").GetProperty("code").GetString().ShouldBe(branch);
        data.GetProperty("branch").ValueKind.ShouldBe(JsonValueKind.Null, "headquarters is above the manager");
    }

    [Fact]
    public async Task A_bad_token_closes_the_connection()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, new { type = "connection_init", payload = new { authorization = "Bearer nonsense" } });

        await Should.ThrowAsync<InvalidOperationException>(() => ReceiveAsync(socket));

        ((int?)socket.CloseStatus).ShouldBe(4403);
        socket.CloseStatusDescription.ShouldStartWith("TOKEN_INVALID");
    }

    [Fact]
    public async Task GraphiQL_is_shown_to_anybody_and_answers_to_nobody_without_a_good_token()
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        page.Headers.Add("Accept", "text/html");
        page.Headers.Add("Authorization", "Bearer nonsense");
        using var shown = await server.Http.SendAsync(page, Token);
        var html = await shown.Content.ReadAsStringAsync(Token);
        Requirement.Demand(!html.StartsWith("GraphiQL was not built", StringComparison.Ordinal), $"{html} Run: ./kpi test");
        html.ShouldContain("id=\"graphiql\"");

        using var query = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{branch{code}}}");
        query.Headers.Add("Accept", "text/html");
        query.Headers.Add("Authorization", "Bearer nonsense");
        using var refused = await server.Http.SendAsync(query, Token);
        ((int)refused.StatusCode).ShouldBe(401);
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, Token);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, Token);

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var received = await socket.ReceiveAsync(buffer, Token);
        return received.MessageType == WebSocketMessageType.Close
            ? throw new InvalidOperationException("The server closed the connection.")
            : JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count)).RootElement;
    }
}
