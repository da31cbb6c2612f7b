using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Kpi.GraphQL.Execution;

/// <summary>
/// Executes a plan (specification section 6). One loop per operation does all writing, so resolvers run concurrently but the response
/// needs no locks: first everything that gives its value at once is written; then, as later values arrive, their holes are
/// filled, and whenever nothing else can be done the DataLoaders' collected keys are loaded.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A resolver that outlives a cancelled request still signals; a semaphore without wait handle holds nothing."
)]
internal sealed class OperationExecutor(OperationPlan plan, OperationContext operation)
{
    private ConcurrentQueue<Hole>? completed;
    private SemaphoreSlim? wake;
    private readonly BatchScheduler? scheduler = operation.Services.GetService(typeof(BatchScheduler)) as BatchScheduler;
    private ValueWriter? valueWriter;
    private int pending;
    private int limit;

    /// <summary>Writes the <c>data</c> entry's value.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled while values were awaited.</exception>
    public async ValueTask ExecuteAsync(object? root, ResultWriter target)
    {
        var stacks = WriterStacks.Pool.Get();
        await ExecuteAsync(root, target, stacks);

        // After an exception the stacks are left to the collector.
        WriterStacks.Pool.Return(stacks);
    }

    private async ValueTask ExecuteAsync(object? root, ResultWriter target, WriterStacks stacks)
    {
        limit = target.Limit;
        scheduler?.DispatchBy(this);
        if (plan.Operation.Kind != Language.OperationKind.Mutation)
        {
            // Without holes this completes before it returns, and what was written is the response.
            var direct = new ValueWriter(operation, stacks, Later);
            using var segment = new ResponseSegment(new ResultWriter { Limit = target.Limit });
            valueWriter = direct;
            var frame = new Frame(null, segment, 0);
            if (!direct.WriteRoot(segment, frame, plan.Selection.For(plan.Root), root))
            {
                frame.Kill();
                target.WriteNull();
                return;
            }

            await FillHoles();
            segment.Flatten(target);
            return;
        }

        await ExecuteSerially(root, target, stacks);
    }

    /// <summary>Mutations: one root field after the other, each with everything below it (specification section 6.3.1).</summary>
    private async ValueTask ExecuteSerially(object? root, ResultWriter target, WriterStacks stacks)
    {
        using var segment = new ResponseSegment(new ResultWriter { Limit = target.Limit });
        valueWriter = new ValueWriter(operation, stacks, Later);
        var frame = new Frame(null, segment, 0);
        var fields = plan.Selection.For(plan.Root);
        segment.Writer.WriteByte((byte)'{');
        for (var i = 0; i < fields.Length && !frame.IsDead; i++)
        {
            operation.RequestAborted.ThrowIfCancellationRequested();
            if (!valueWriter.WriteRootField(segment, frame, fields[i], root, isFirst: i == 0))
            {
                frame.Null();
                break;
            }

            await FillHoles();
        }

        segment.Writer.WriteByte((byte)'}');
        frame.End = segment.Writer.Position;
        segment.Flatten(target);
    }

    /// <summary>Something has arrived or been scheduled.</summary>
    public void Wake() => Semaphore.Release();

    private SemaphoreSlim Semaphore => LazyInitializer.EnsureInitialized(ref wake, static () => new SemaphoreSlim(0));

    private void Later(Hole hole)
    {
        pending++;
        var arrived = completed ??= new ConcurrentQueue<Hole>();
        hole.OnCompleted(done =>
        {
            arrived.Enqueue(done);
            Wake();
        });
    }

    private async ValueTask FillHoles()
    {
        while (pending > 0)
        {
            if (completed!.TryDequeue(out var hole))
            {
                pending--;
                Fill(hole);
            }
            else if (scheduler is null || !scheduler.Dispatch(operation.RequestAborted))
            {
                await Semaphore.WaitAsync(operation.RequestAborted);
            }
        }
    }

    private void Fill(Hole hole)
    {
        if (hole.Frame.IsDead)
        {
            Observe(hole);
            return;
        }

        hole.Filling = new ResponseSegment(new ResultWriter(256) { Limit = limit });
        if (!valueWriter!.WriteLater(hole))
        {
            hole.Frame.Null();
        }
    }

    // The value is not wanted any more; reading it keeps a failure from ending up as an unobserved exception.
    private static void Observe(Hole hole)
    {
        try
        {
            _ = hole.Result;
        }
        catch (Exception)
        {
            // The position is null already; specification section 6.4.4 reports one error for it.
        }
    }
}
