using System.Net.WebSockets;
using Kpi.GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace Kpi.GraphQL.Transport;

/// <summary>One operation of a connection: runs until its last response, its error, or the client's <c>complete</c>.</summary>
internal sealed class SocketOperation(
    SocketSession session,
    SocketMessage message,
    OperationRequestBuilder builder,
    CancellationTokenSource stop
)
{
    private readonly Lock gate = new();
    private bool hasEnded;

    public string Id => message.Id;

    /// <summary>Ends the operation without a further message.</summary>
    public void Stop()
    {
        lock (gate)
        {
            if (!hasEnded)
            {
                stop.Cancel();
            }
        }
    }

    public async Task RunAsync()
    {
        // The connection reads on meanwhile.
        await Task.Yield();
        try
        {
            await session.Interceptor.OnRequestAsync(session, Id, builder, stop.Token);
            var request = builder.Build();
            request.AcceptsStream = true;
            using var result = await session.Executor.ExecuteAsync(request, stop.Token);
            await (result.Stream is { } stream ? StreamAsync(stream) : AnswerAsync(result));
        }
        catch (GraphQLException refused)
        {
            await ErrorAsync(refused.Errors);
        }
        catch (Exception e) when (stop.IsCancellationRequested || e is WebSocketException)
        {
            // The client has completed the operation or gone.
        }
        catch (Exception e)
        {
            session.Log.LogError(e, "Operation {Id} of a WebSocket connection failed.", Id);
            await ErrorAsync([new Error("Unexpected Execution Error") { Code = ErrorCodes.InternalServerError }]);
        }
        finally
        {
            session.Remove(this);
            lock (gate)
            {
                hasEnded = true;
                stop.Dispose();
            }

            message.Dispose();
            await session.Interceptor.OnCompleteAsync(session, Id, CancellationToken.None);
        }
    }

    private async Task StreamAsync(ResponseStream stream)
    {
        await using (stream)
        {
            await foreach (var response in stream.ReadResultsAsync(stop.Token))
            {
                using (response)
                {
                    if (response.Outcome == ExecutionOutcome.SourceFailed)
                    {
                        await ErrorAsync(response.Errors);
                        return;
                    }

                    await NextAsync(response);
                }
            }
        }

        await EndAsync("complete", default);
    }

    private async Task AnswerAsync(ExecutionResult result)
    {
        if (result.Outcome != ExecutionOutcome.Executed)
        {
            await ErrorAsync(result.Errors);
            return;
        }

        await NextAsync(result);
        await EndAsync("complete", default);
    }

    private ValueTask NextAsync(ExecutionResult response) =>
        session.Writer.SendAsync("next", Id, response.Json, () => session.IsRunning(this));

    private async Task ErrorAsync(IReadOnlyList<IError> errors)
    {
        using var payload = new ResultWriter(512);
        ErrorWriter.WriteList(payload, errors);
        await EndAsync("error", payload.WrittenMemory);
    }

    // Removed first: once the client sees the message, the id is free.
    private async Task EndAsync(string type, ReadOnlyMemory<byte> payload)
    {
        if (session.Remove(this))
        {
            await session.Writer.SendAsync(type, Id, payload, static () => true);
        }
    }
}
