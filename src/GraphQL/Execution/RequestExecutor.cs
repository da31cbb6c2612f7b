using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;
using Kpi.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Execution;

/// <summary>Executes requests against a schema. Registered by <c>AddGraphQLServer</c> as a singleton.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema.</summary>
    Schema Schema { get; }

    /// <summary>Executes an operation; every failure becomes an error of the result. A subscription gives a result with a stream where the request accepts one.</summary>
    ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default);
}

/// <summary>Parse, validate, coerce variables, plan, execute: each step once where its result can be kept.</summary>
internal sealed class RequestExecutor(
    Schema schema,
    IServiceProvider rootServices,
    RequestExecutorOptions options,
    ParserOptions parserOptions,
    RequestLimits limits,
    CostOptions costs,
    ErrorHandler errorHandler,
    TimeProvider clock
) : IRequestExecutor
{
    private readonly BoundedCache<DocumentKey, PreparedDocument> documents = new(options.DocumentCacheSize);

    public Schema Schema { get; } = schema;

    public async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Services is not null)
        {
            return await ExecuteAsync(request, request.Services, cancellationToken);
        }

        await using var scope = rootServices.CreateAsyncScope();
        return await ExecuteAsync(request, scope.ServiceProvider, cancellationToken);
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var prepared = Prepare(request.Document);
        if (prepared.Errors.Count > 0)
        {
            var asked = prepared.Document is null ? null : prepared.Operation(request.OperationName, out _);
            return Refuse(
                prepared.Document is null ? ExecutionOutcome.SyntaxError : ExecutionOutcome.Invalid,
                prepared.Errors,
                asked?.Kind
            );
        }

        if (prepared.Operation(request.OperationName, out var problem) is not { } operation)
        {
            return Refuse(ExecutionOutcome.Invalid, [new Error(problem) { Code = ErrorCodes.OperationResolutionFailure }]);
        }

        if (
            operation.Kind == OperationKind.Subscription
                ? !request.AcceptsStream
                : operation.Kind == OperationKind.Mutation && request.QueriesOnly
        )
        {
            var kind = operation.Kind == OperationKind.Mutation ? "Mutations" : "Subscriptions";
            return Refuse(
                ExecutionOutcome.NotAQuery,
                [new Error($"{kind} cannot be executed this way.") { Code = ErrorCodes.BadRequest }],
                operation.Kind
            );
        }

        var (variables, variableErrors) = VariableCoercion.Coerce(
            Schema,
            prepared.Document!,
            operation,
            request.Variables,
            limits.MaxInputDepth
        );
        if (variableErrors.Count > 0)
        {
            return Refuse(ExecutionOutcome.Invalid, variableErrors, operation.Kind);
        }

        var plan = prepared.Plan(operation, variables);
        var costErrors = OperationCost.Errors(plan, costs, variables);
        if (costErrors.Count > 0)
        {
            return Refuse(ExecutionOutcome.Invalid, costErrors, operation.Kind);
        }

        if (operation.Kind == OperationKind.Subscription)
        {
            var subscriptions = new SubscriptionExecutor(Schema, rootServices, options, errorHandler, clock, RunAsync);
            return await subscriptions.SubscribeAsync(plan, variables, request, cancellationToken);
        }

        using var context = new OperationContext(
            Schema,
            services,
            variables,
            errorHandler,
            clock,
            options.ExecutionTimeout,
            cancellationToken
        )
        {
            ContextData = request.ContextData!,
        };
        return await RunAsync(plan, context, cancellationToken);
    }

    private async ValueTask<ExecutionResult> RunAsync(OperationPlan plan, OperationContext context, CancellationToken callers)
    {
        var observation = GraphQLDiagnostics.Start(plan.Operation, clock);
        var result = await WriteAsync(plan, context, callers);
        observation?.End(result);
        return result;
    }

    private async ValueTask<ExecutionResult> WriteAsync(OperationPlan plan, OperationContext context, CancellationToken callers)
    {
        var writer = new ResultWriter { Limit = limits.MaxResponseBytes };
        try
        {
            writer.WriteRaw("{\"data\":"u8);
            var executor = new OperationExecutor(plan, context);
            await executor.ExecuteAsync(root: null, writer);

            // A resolver may notice the cancellation before the executor does.
            if (context.Errors.Any(error => error.Code == ErrorCodes.Cancelled))
            {
                context.RequestAborted.ThrowIfCancellationRequested();
            }

            if (context.Errors.Count > 0)
            {
                writer.WriteByte((byte)',');
                ErrorWriter.WriteErrors(writer, context.Errors);
            }

            writer.WriteByte((byte)'}');
            writer.CheckLimit();
            return new ExecutionResult(ExecutionOutcome.Executed, context.Errors, writer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            writer.Dispose();
            IError error = callers.IsCancellationRequested
                ? new Error("The request was cancelled.") { Code = ErrorCodes.Cancelled }
                : new Error($"The request exceeded the configured timeout of {options.ExecutionTimeout.TotalSeconds:0.###} s.")
                {
                    Code = ErrorCodes.Timeout,
                };
            return Refuse(ExecutionOutcome.Aborted, [error]);
        }
        catch (ResponseTooLargeException)
        {
            writer.Dispose();
            return Refuse(
                ExecutionOutcome.Aborted,
                [
                    new Error($"The response is larger than {limits.MaxResponseBytes} bytes; ask for less.")
                    {
                        Code = ErrorCodes.LimitExceeded,
                    },
                ]
            );
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private PreparedDocument Prepare(ReadOnlyMemory<byte> document)
    {
        var key = new DocumentKey(document);
        if (!documents.TryGet(key, out var prepared))
        {
            key = key.Kept();
            documents.Add(key, prepared = PreparedDocument.Of(Schema, key.Document, parserOptions, limits));
        }

        return prepared;
    }

    private ExecutionResult Refuse(ExecutionOutcome outcome, IReadOnlyList<IError> errors, OperationKind? kind = null) =>
        ExecutionResult.OfErrors(outcome, [.. errors.Select(errorHandler.Filter)], kind);
}
