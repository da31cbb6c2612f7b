namespace Kpi.GraphQL.Execution;

/// <summary>Decides when collected keys are loaded; given to DataLoader constructors.</summary>
public interface IBatchScheduler
{
    /// <summary>Asks for a batch to be loaded when the operation has nothing else to do.</summary>
    void Schedule(Func<CancellationToken, ValueTask> batch);
}

/// <summary>
/// Loads batches when the executor is idle. While a batch hands out its results, resolvers that waited for it run on and ask for
/// further keys; those are held back until all have asked, so that a second level is one batch, too.
/// </summary>
internal sealed class BatchScheduler : IBatchScheduler
{
    private readonly Lock gate = new();
    private List<Func<CancellationToken, ValueTask>>? queue;
    private OperationExecutor? executor;
    private int handingOut;

    public void Schedule(Func<CancellationToken, ValueTask> batch)
    {
        OperationExecutor? waiting;
        lock (gate)
        {
            (queue ??= []).Add(batch);
            waiting = executor;
        }

        if (waiting is null)
        {
            // Outside an operation nobody dispatches: load at once.
            _ = Task.Run(() => Dispatch(CancellationToken.None));
            return;
        }

        waiting.Wake();
    }

    /// <summary>Starts all collected batches; false when there are none.</summary>
    public bool Dispatch(CancellationToken ct)
    {
        List<Func<CancellationToken, ValueTask>> batches;
        lock (gate)
        {
            if (queue is null || handingOut > 0)
            {
                return false;
            }

            batches = queue;
            queue = null;
        }

        foreach (var batch in batches)
        {
            _ = batch(ct).AsTask();
        }

        return true;
    }

    /// <summary>Called around handing out results.</summary>
    public void HandOut(Action results)
    {
        lock (gate)
        {
            handingOut++;
        }

        try
        {
            results();
        }
        finally
        {
            OperationExecutor? waiting;
            lock (gate)
            {
                handingOut--;
                waiting = executor;
            }

            waiting?.Wake();
        }
    }

    /// <summary>From now on this executor dispatches.</summary>
    public void DispatchBy(OperationExecutor idle)
    {
        lock (gate)
        {
            executor = idle;
        }
    }
}
