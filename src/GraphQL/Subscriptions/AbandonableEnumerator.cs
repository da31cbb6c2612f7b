namespace Kpi.GraphQL.Execution;

/// <summary>Events of a source that may ignore cancellation: then it is left to itself, and disposed of when it moves at last.</summary>
internal sealed class AbandonableEnumerator(IAsyncEnumerator<object?> events, CancellationToken ct) : IAsyncDisposable
{
    private Task<bool> moving = Task.FromResult(false);

    public object? Current => events.Current;

    public async ValueTask<bool> MoveNextAsync()
    {
        var move = events.MoveNextAsync();
        if (move.IsCompleted)
        {
            return await move;
        }

        moving = move.AsTask();
        return await moving.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (moving.IsCompleted)
        {
            await events.DisposeAsync();
            return;
        }

        _ = DisposeLaterAsync();
    }

    private async Task DisposeLaterAsync()
    {
        await moving.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await events.DisposeAsync();
    }
}
