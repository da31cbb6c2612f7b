using System.Runtime.CompilerServices;

namespace Kpi.Tests;

/// <summary>
/// The only place where a test waits. A limit is there to end a hang, never to measure: it is so long that a busy machine does not reach it.
/// </summary>
internal static class Eventually
{
    /// <summary>After which a wait is a hang.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until a condition holds. Prefer an event, where there is one, to which <see cref="Comes{T}"/> listens.</summary>
    public static Task Holds(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string claim = "") =>
        Holds(() => Task.FromResult(condition()), claim);

    /// <summary>Waits until a condition holds that is asked of something else, a server for instance.</summary>
    public static async Task Holds(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string claim = "")
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"This did not hold within {Limit.TotalSeconds} s: {claim}");
            }

            await Task.Delay(Step);
        }
    }

    /// <summary>Lets some time pass before a kill at random; nothing may be concluded from how far anything has come in it.</summary>
    public static Task Moment(TimeSpan length) => Task.Delay(length);

    /// <summary>Waits until a task is done.</summary>
    public static async Task Ends(Task task, [CallerArgumentExpression(nameof(task))] string claim = "")
    {
        if (await Task.WhenAny(task, Task.Delay(Limit)) != task)
        {
            throw new TimeoutException($"This did not end within {Limit.TotalSeconds} s: {claim}");
        }

        await task;
    }

    /// <summary>Waits for what a task brings.</summary>
    public static async Task<T> Comes<T>(Task<T> task, [CallerArgumentExpression(nameof(task))] string claim = "")
    {
        await Ends(task, claim);
        return await task;
    }
}
