using System.Buffers;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQL.Transport;

/// <summary>Answers over server-sent events, the distinct connections mode of graphql-sse: <c>next</c> for every result, then <c>complete</c>.</summary>
internal static class EventStream
{
    public const string MediaType = "text/event-stream";

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(12);

    public static async Task WriteAsync(HttpContext http, IAsyncEnumerable<ExecutionResult> results)
    {
        var response = http.Response;
        response.ContentType = MediaType + "; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.StartAsync(http.RequestAborted);

        // A quiet stream says now and then that it is alive, or proxies would close it. Writes take turns.
        using var turn = new SemaphoreSlim(1);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var alive = KeepAliveAsync(response, turn, ended.Token);
        await foreach (var result in results.WithCancellation(http.RequestAborted))
        {
            using (result)
            {
                await turn.WaitAsync(http.RequestAborted);
                response.BodyWriter.Write("event: next\ndata: "u8);
                response.BodyWriter.Write(result.Json.Span);
                response.BodyWriter.Write("\n\n"u8);
                await response.BodyWriter.FlushAsync(http.RequestAborted);
                turn.Release();
            }
        }

        await ended.CancelAsync();
        await alive;
        response.BodyWriter.Write("event: complete\ndata:\n\n"u8);
        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static async Task KeepAliveAsync(HttpResponse response, SemaphoreSlim turn, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await Task.Delay(KeepAlive, ct);
                await turn.WaitAsync(ct);
                response.BodyWriter.Write(":\n\n"u8);
                await response.BodyWriter.FlushAsync(ct);
                turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has ended.
        }
    }
}
