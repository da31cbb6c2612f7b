using System.Reflection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Results that come later, brought to one form; a task that is already complete costs no allocation.</summary>
internal static class AsyncResult
{
    /// <summary>The method here that takes a <c>Task</c>, <c>ValueTask</c> or <c>IAsyncEnumerable</c> of that type.</summary>
    public static MethodInfo Wrapper(Type type)
    {
        var open = type.GetGenericTypeDefinition();
        var name =
            open == typeof(Task<>) ? nameof(OfTask)
            : open == typeof(ValueTask<>) ? nameof(OfValueTask)
            : nameof(OfSequence);
        return typeof(AsyncResult)
            .GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments()[0]);
    }

    private static ValueTask<object?> OfTask<T>(Task<T> task, CancellationToken ct)
    {
        _ = ct;
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : Await(task);

        static async ValueTask<object?> Await(Task<T> task) => await task;
    }

    private static ValueTask<object?> OfValueTask<T>(ValueTask<T> task, CancellationToken ct)
    {
        _ = ct;
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : Await(task);

        static async ValueTask<object?> Await(ValueTask<T> task) => await task;
    }

    private static async ValueTask<object?> OfSequence<T>(IAsyncEnumerable<T> items, CancellationToken ct)
    {
        var list = new List<T>();
        await foreach (var item in items.WithCancellation(ct))
        {
            list.Add(item);
        }

        return list;
    }
}
