using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Execution;

/// <summary>The responses of a subscription, one for each event (specification section 6.2.3.2, MapSourceToResponseEvent). Dispose it to unsubscribe.</summary>
public sealed class ResponseStream : IAsyncDisposable
{
    private readonly ISourceStream source;
    private readonly OperationContext context;
    private readonly AsyncServiceScope scope;
    private readonly CancellationTokenSource lifetime;
    private readonly Func<object?, CancellationToken, ValueTask<ExecutionResult>> execute;
    private readonly Func<Exception, ExecutionResult> failed;
    private int disposed;

    internal ResponseStream(
        ISourceStream source,
        OperationContext context,
        AsyncServiceScope scope,
        CancellationTokenSource lifetime,
        Func<object?, CancellationToken, ValueTask<ExecutionResult>> execute,
        Func<Exception, ExecutionResult> failed
    )
    {
        this.source = source;
        this.context = context;
        this.scope = scope;
        this.lifetime = lifetime;
        this.execute = execute;
        this.failed = failed;
    }

    /// <summary>
    /// The responses as events come; read once, and dispose each. The next event is taken only when the next response is asked for, so a
    /// slow reader slows the source, or lets its buffer drop events. Field errors do not end the stream; when the source itself fails, the
    /// last result says so with <see cref="ExecutionOutcome.SourceFailed"/>. Cancelling just ends it.
    /// </summary>
    public async IAsyncEnumerable<ExecutionResult> ReadResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.Token);
        await using var events = new AbandonableEnumerator(source.ReadEventsAsync().GetAsyncEnumerator(cancelled.Token), cancelled.Token);
        while (true)
        {
            var last = false;
            ExecutionResult? result;
            try
            {
                result = await events.MoveNextAsync() ? await execute(events.Current, cancelled.Token) : null;
            }
            catch (Exception) when (cancelled.IsCancellationRequested)
            {
                yield break;
            }
            catch (Exception e)
            {
                result = failed(e);
                last = true;
            }

            if (result is null || cancelled.IsCancellationRequested)
            {
                result?.Dispose();
                yield break;
            }

            yield return result;
            if (last)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await lifetime.CancelAsync();
        await source.DisposeAsync();
        context.Dispose();
        await scope.DisposeAsync();
        lifetime.Dispose();
    }
}
