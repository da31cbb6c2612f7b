using System.Net.WebSockets;
using System.Text;

namespace Kpi.GraphQL.Tests.Sample;

/// <summary>Speaks <c>graphql-transport-ws</c> message by message.</summary>
public sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();

    private SocketClient() => socket.Options.AddSubProtocol("graphql-transport-ws");

    public static async Task<SocketClient> ConnectAsync(StreamingSite site)
    {
        var client = new SocketClient();
        await client.socket.ConnectAsync(new Uri(site.SocketUrl), CancellationToken.None);
        return client;
    }

    /// <summary>Connects and sends <c>connection_init</c>, with a token where one is given. Its answer is not read.</summary>
    public static async Task<SocketClient> InitAsync(StreamingSite site, string? token = null)
    {
        var client = await ConnectAsync(site);
        await client.SendAsync(
            token is null ? """{"type":"connection_init"}""" : $$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}"""
        );
        return client;
    }

    /// <summary>Sends <c>subscribe</c>.</summary>
    public Task SubscribeAsync(string id, string query) =>
        SendAsync(
            $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"}}"""
        );

    public Task SendAsync(string message) =>
        Eventually.Ends(socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None));

    /// <summary>Sends <c>ping</c> and waits for its <c>pong</c>: whatever was sent before has been handled then.</summary>
    public async Task PingAsync()
    {
        await SendAsync("""{"type":"ping"}""");
        (await ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    /// <summary>The next message; fails when the server closes instead.</summary>
    public async Task<string> ReceiveAsync()
    {
        var (text, code) = await Eventually.Comes(ReadAsync());
        code.ShouldBeNull(socket.CloseStatusDescription);
        return text;
    }

    /// <summary>The code with which the server closes; fails when a message comes instead.</summary>
    public async Task<int> ClosedAsync()
    {
        var (text, code) = await Eventually.Comes(ReadAsync());
        return code.ShouldNotBeNull($"no close, but {text}");
    }

    /// <summary>Closes in good order; answers the server's close frame, too.</summary>
    public Task CloseAsync() => Eventually.Ends(socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None));

    /// <summary>Goes without a word.</summary>
    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private async Task<(string Text, int? Code)> ReadAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[65536];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            text.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);
        return (Encoding.UTF8.GetString(text.ToArray()), (int?)part.CloseStatus);
    }
}
