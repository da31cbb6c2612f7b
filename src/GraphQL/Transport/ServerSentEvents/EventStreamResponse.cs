using System.Buffers;
using System.IO.Pipelines;
using Kpi.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kpi.GraphQL.Transport;

/// <summary>
/// Answers one operation as server-sent events: graphql-sse's distinct connections mode. Each response is a <c>next</c> event, then comes
/// <c>complete</c>; errors before execution are a response, too. The next event is awaited only when the client has taken the last.
/// </summary>
internal sealed class EventStreamResponse(HttpContext http, TimeSpan keepAlive, TimeProvider clock, CancellationToken stopping)
{
    private PipeWriter Body => http.Response.BodyWriter;

    public async Task AnswerAsync(Func<CancellationToken, ValueTask<ExecutionResult>> execute)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var execution = execute(ended.Token).AsTask();
        try
        {
            await StartAsync(ended.Token);
            var result = await KeepAliveUntil(execution, ended.Token);
            if (result.Stream is { } stream)
            {
                await StreamAsync(stream, ended.Token);
            }
            else
            {
                await WriteAsync("next", result.Json, ended.Token);
            }

            // Without data, even empty, browsers do not dispatch an event.
            await WriteAsync("complete", default, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has gone, or the server goes; without "complete" the client knows to connect again.
        }
        finally
        {
            await DiscardAsync(execution);
        }
    }

    private async Task StartAsync(CancellationToken ct)
    {
        var response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await CommentAsync(ct);
    }

    // The request's bytes are gone after the answer, so execution must not outlast it.
    private static async Task DiscardAsync(Task<ExecutionResult> execution)
    {
        await execution.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (execution.IsCompletedSuccessfully)
        {
            using var result = await execution;
            await (result.Stream?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task StreamAsync(ResponseStream stream, CancellationToken ct)
    {
        await using (stream)
        {
            await using var responses = stream.ReadResultsAsync(ct).GetAsyncEnumerator(ct);
            var next = Task.FromResult(false);
            try
            {
                while (await KeepAliveUntil(next = responses.MoveNextAsync().AsTask(), ct))
                {
                    using var response = responses.Current;
                    await WriteAsync("next", response.Json, ct);
                }
            }
            finally
            {
                // A sequence cannot be disposed of while it moves; cancellation ends the move.
                await next.ContinueWith(
                    _ => { },
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
            }
        }

        ct.ThrowIfCancellationRequested();
    }

    private async Task<T> KeepAliveUntil<T>(Task<T> awaited, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await awaited.WaitAsync(keepAlive, clock, ct);
            }
            catch (TimeoutException) when (!awaited.IsCompleted)
            {
                await CommentAsync(ct);
            }
        }
    }

    private async ValueTask CommentAsync(CancellationToken ct)
    {
        Body.Write(":\n\n"u8);
        await FlushAsync(ct);
    }

    private async ValueTask WriteAsync(string name, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        Body.Write(System.Text.Encoding.UTF8.GetBytes($"event: {name}\n"));
        var rest = json.Span;
        do
        {
            // Scalars may write JSON with line breaks between its tokens; each line needs its field name.
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            Body.Write("data: "u8);
            Body.Write(end < 0 ? rest : rest[..end]);
            Body.Write("\n"u8);
            rest = end < 0 ? default : rest[(end + 1)..];
        } while (!rest.IsEmpty);
        Body.Write("\n"u8);
        await FlushAsync(ct);
    }

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        var flushed = await Body.FlushAsync(ct);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException(http.RequestAborted);
        }
    }
}
