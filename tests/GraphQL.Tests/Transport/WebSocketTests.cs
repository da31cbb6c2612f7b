using System.Net.WebSockets;
using System.Text;
using GraphQL.Tests.Sample;

namespace GraphQL.Tests.Transport;

public class WebSocketTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";

    [Fact]
    public async Task Operations_give_next_and_complete()
    {
        using var socket = await Connect();
        await Send(socket, Init, """{"type":"ping"}""", """{"type":"subscribe","id":"a\"b","payload":{"query":"{ add(a: 1) }"}}""");
        (await Receive(socket, 4)).ShouldBe(
            [Ack, """{"type":"pong"}""", """{"type":"next","id":"a\u0022b","payload":{"data":{"add":2}}}""", """{"type":"complete","id":"a\u0022b"}"""]);
    }

    [Fact]
    public async Task A_request_that_is_refused_gives_an_error_and_the_socket_lives_on()
    {
        using var socket = await Connect();
        await Send(socket, Init, """{"type":"subscribe","id":"1","payload":{"query":"{"}}""");
        (await Receive(socket, 2))[1].ShouldStartWith("""{"type":"error","id":"1","payload":[{"message":"Syntax Error:""");
        await Send(socket, """{"type":"subscribe","id":"1","payload":{"query":"{ where }"}}""");
        (await Receive(socket, 1))[0].ShouldContain("/where");
    }

    [Theory]
    [InlineData(4400, "nonsense")]
    [InlineData(4400, """{"type":"nope"}""")]
    [InlineData(4401, """{"type":"subscribe","id":"1","payload":{"query":"{ where }"}}""")]
    [InlineData(4429, Init, Init)]
    [InlineData(4409, Init, """{"type":"subscribe","id":"1","payload":{"query":"subscription { ticks(count: 100) }"}}""", """{"type":"subscribe","id":"1","payload":{"query":"{ where }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1"}""")]
    public async Task Breaking_the_protocol_closes_with_its_code(int code, params string[] messages)
    {
        using var socket = await Connect();
        await Send(socket, messages);
        await Receive(socket, 1000);
        ((int?)socket.CloseStatus).ShouldBe(code);
    }

    [Fact]
    public async Task Another_subprotocol_is_refused()
    {
        using var socket = await Connect("graphql-ws");
        await Receive(socket, 1);
        ((int?)socket.CloseStatus).ShouldBe(4406);
    }

    [Fact]
    public async Task Completing_stops_a_subscription()
    {
        using var socket = await Connect();
        await Send(socket, Init, """{"type":"subscribe","id":"1","payload":{"query":"subscription { ticks(count: 100000) }"}}""");
        await Receive(socket, 3);
        await Send(socket, """{"type":"complete","id":"1"}""", """{"type":"subscribe","id":"2","payload":{"query":"{ where }"}}""");
        var rest = await Receive(socket, 50, until: "\"complete\",\"id\":\"2\"");
        rest[^1].ShouldContain("\"id\":\"2\"");
    }

    private async Task<ClientWebSocket> Connect(string protocol = "graphql-transport-ws")
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        try
        {
            await socket.ConnectAsync(new Uri(site.Url.Replace("http:", "ws:", StringComparison.Ordinal)), CancellationToken.None);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return socket;
    }

    private static async Task Send(ClientWebSocket socket, params string[] messages)
    {
        foreach (var message in messages)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
    }

    private static async Task<List<string>> Receive(ClientWebSocket socket, int count, string? until = null)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[65536];
        var messages = new List<string>();
        while (messages.Count < count && (until is null || messages.Count == 0 || !messages[^1].Contains(until, StringComparison.Ordinal)))
        {
            var part = await socket.ReceiveAsync(buffer, timeout.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            messages.Add(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }

        return messages;
    }
}
