using Kpi.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Execution;

/// <summary>Executes one event of a subscription as a query would be.</summary>
internal delegate ValueTask<ExecutionResult> EventExecutor(OperationPlan plan, OperationContext context, CancellationToken callers);

/// <summary>Subscribes to the events behind a subscription (specification section 6.2.3.1, CreateSourceEventStream).</summary>
internal sealed class SubscriptionExecutor(
    Schema schema,
    IServiceProvider rootServices,
    RequestExecutorOptions options,
    ErrorHandler errorHandler,
    TimeProvider clock,
    EventExecutor executeEvent
)
{
    /// <summary>A result with a <see cref="ExecutionResult.Stream"/>, or with the errors why there is none.</summary>
    public async ValueTask<ExecutionResult> SubscribeAsync(
        OperationPlan plan,
        VariableValues variables,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var fields = plan.Selection.For(plan.Root);
        if (fields is not [{ Definition.Resolver.Subscribe: { } subscribe } field])
        {
            return Refuse([new Error("A subscription must select one top level field.") { Code = ErrorCodes.ValidationFailed }]);
        }

        var scope = rootServices.CreateAsyncScope();
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var context = Context(scope.ServiceProvider, null, Timeout.InfiniteTimeSpan, lifetime.Token);
        ISourceStream source;
        try
        {
            // Subscribing has the time of a request; the stream then lasts as long as it likes.
            using var time = new CancellationTokenSource(options.ExecutionTimeout, clock);
            using var whenOver = time.Token.Register(lifetime.Cancel);
            source = await OpenAsync(subscribe, field, context);
        }
        catch (Exception e)
        {
            context.Dispose();
            lifetime.Dispose();
            await scope.DisposeAsync();
            return Refuse(errorHandler.FromException(e, Path.Of(null, field.ResponseName), field.Locations));
        }

        return ExecutionResult.OfStream(new ResponseStream(source, context, scope, lifetime, ExecuteEvent, Failed));

        OperationContext Context(IServiceProvider services, object? message, TimeSpan timeout, CancellationToken ct) =>
            new(schema, services, variables, errorHandler, clock, timeout, ct)
            {
                // Events must not see what an earlier one left behind.
                ContextData = new Dictionary<string, object?>(
                    request.ContextData ?? new Dictionary<string, object?>(StringComparer.Ordinal),
                    StringComparer.Ordinal
                ),
                EventMessage = message,
            };

        async ValueTask<ExecutionResult> ExecuteEvent(object? message, CancellationToken ct)
        {
            await using var eventScope = rootServices.CreateAsyncScope();
            using var eventContext = Context(eventScope.ServiceProvider, message, options.ExecutionTimeout, ct);
            return await executeEvent(plan, eventContext, ct);
        }

        ExecutionResult Failed(Exception e) =>
            ExecutionResult.OfErrors(
                ExecutionOutcome.SourceFailed,
                [.. errorHandler.FromException(e, Path.Of(null, field.ResponseName), field.Locations).Select(errorHandler.Filter)]
            );
    }

    private static async ValueTask<ISourceStream> OpenAsync(AsyncResolver subscribe, PlannedField field, OperationContext operation)
    {
        var arguments =
            field.ConstantArguments ?? InputCoercion.Arguments(field.Definition.Arguments, field.Nodes[0].Arguments, operation.Variables);
        var context = new FieldContext(operation, field, null, arguments, Path.Of(null, field.ResponseName));
        return (ISourceStream?)await subscribe(null, arguments, operation, context)
            ?? throw new InvalidOperationException($"\"{field.Definition.Name}\" gave no stream of events.");
    }

    private ExecutionResult Refuse(IEnumerable<IError> errors) =>
        ExecutionResult.OfErrors(ExecutionOutcome.Invalid, [.. errors.Select(errorHandler.Filter)], Language.OperationKind.Subscription);
}
