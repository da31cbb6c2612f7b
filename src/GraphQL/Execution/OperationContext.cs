using System.Security.Claims;
using Kpi.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Execution;

/// <summary>One operation in execution: its services, variables, state and errors.</summary>
internal sealed class OperationContext(
    Schema schema,
    IServiceProvider services,
    VariableValues variables,
    ErrorHandler errorHandler,
    TimeProvider clock,
    TimeSpan timeout,
    CancellationToken callers
) : IDisposable
{
    private readonly Lock gate = new();
    private List<IError>? errors;
    private readonly long started = clock.GetTimestamp();
    private Dictionary<Type, object>? instances;
    private CancellationTokenSource? time;
    private CancellationTokenSource? limit;

    public Schema Schema { get; } = schema;

    public TimeProvider Clock { get; } = clock;

    public IServiceProvider Services { get; } = services;

    public VariableValues Variables { get; } = variables;

    /// <summary>Cancelled when the caller goes or the time is over. The timer is made for the first resolver that asks: those that answer at once never do.</summary>
    public CancellationToken RequestAborted
    {
        get
        {
            if (limit is null)
            {
                lock (gate)
                {
                    limit ??= Limit();
                }
            }

            return limit.Token;
        }
    }

    public IDictionary<string, object?> ContextData
    {
        get => field ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        init;
    }

    /// <summary>The event of a subscription.</summary>
    public object? EventMessage { get; init; }

    /// <summary>The caller, as the transport knows it; not authenticated when it does not.</summary>
    public ClaimsPrincipal User =>
        ContextData.TryGetValue(nameof(ClaimsPrincipal), out var user) && user is ClaimsPrincipal principal
            ? principal
            : new ClaimsPrincipal();

    public IReadOnlyList<IError> Errors => errors ?? (IReadOnlyList<IError>)[];

    public void AddError(IError error)
    {
        error = errorHandler.Filter(error);
        lock (gate)
        {
            (errors ??= []).Add(error);
        }
    }

    /// <summary>A registered service, or an instance made once for this operation: root type classes and DataLoaders need no registration.</summary>
    public object Instance(Type type)
    {
        if (Services.GetService(type) is { } service)
        {
            return service;
        }

        lock (gate)
        {
            instances ??= [];
            if (!instances.TryGetValue(type, out var instance))
            {
                instances[type] = instance = ActivatorUtilities.CreateInstance(Services, type);
            }

            return instance;
        }
    }

    public void Dispose()
    {
        limit?.Dispose();
        time?.Dispose();
    }

    private CancellationTokenSource Limit()
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return CancellationTokenSource.CreateLinkedTokenSource(callers);
        }

        var left = timeout - Clock.GetElapsedTime(started);
        time = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, Clock);
        return CancellationTokenSource.CreateLinkedTokenSource(callers, time.Token);
    }

    public IEnumerable<IError> ErrorsOf(Exception exception, Path? path, IReadOnlyList<Language.SourceLocation> locations) =>
        errorHandler.FromException(exception, path, locations);

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public object KeyedService(Type type, string key) => Services.GetRequiredKeyedService(type, key);

    public object? GlobalState(string key) => ContextData.TryGetValue(key, out var value) ? value : null;
}
