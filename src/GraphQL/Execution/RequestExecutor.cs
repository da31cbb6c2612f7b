using System.Runtime.CompilerServices;
using GraphQL.Language;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Execution;

/// <summary>Executes requests against a schema. Registered by <c>AddGraphQLServer</c> as a singleton.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema.</summary>
    Schema Schema { get; }

    /// <summary>Executes a query or mutation; every failure becomes an error of the result.</summary>
    ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Executes any operation: a subscription gives a result for every event until its source ends, others give one. Dispose each result.</summary>
    IAsyncEnumerable<ExecutionResult> ExecuteStreamAsync(OperationRequest request, CancellationToken cancellationToken = default);
}

/// <summary>Parse, validate, coerce variables, plan, execute: each step once where its result can be kept.</summary>
internal sealed class RequestExecutor(
    Schema schema, IServiceProvider rootServices, RequestExecutorOptions options, ParserOptions parserOptions, RequestLimits limits, CostOptions costs, ErrorHandler errorHandler) : IRequestExecutor
{
    private readonly BoundedCache<DocumentHash, PreparedDocument> documents = new(options.DocumentCacheSize);

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

    public async IAsyncEnumerable<ExecutionResult> ExecuteStreamAsync(
        OperationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (KindOf(request) != OperationKind.Subscription)
        {
            yield return await ExecuteAsync(request, cancellationToken);
            yield break;
        }

        var started = Start(request, allowSubscriptions: true);
        if (started.Plan is null)
        {
            yield return Refuse(started.Outcome, started.Errors);
            yield break;
        }

        await using var scope = rootServices.CreateAsyncScope();
        using var source = Context(request, request.Services ?? scope.ServiceProvider, started.Variables, cancellationToken, isEndless: true);
        await using var events = new SubscriptionEvents(source, started.Plan);
        while (await events.NextAsync() is { } next)
        {
            if (next.Errors.Count > 0)
            {
                yield return Refuse(ExecutionOutcome.Invalid, next.Errors);
                yield break;
            }

            await using var eventScope = rootServices.CreateAsyncScope();
            using var context = Context(request, eventScope.ServiceProvider, started.Variables, cancellationToken, eventMessage: next.Message);
            yield return await RunAsync(started.Plan, context, cancellationToken);
        }
    }

    /// <summary>The kind of the operation asked for; null when the request will be refused.</summary>
    public OperationKind? KindOf(OperationRequest request)
    {
        var prepared = Prepare(request.Document);
        return prepared.Errors.Count > 0 ? null : prepared.Operation(request.OperationName, out _)?.Kind;
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var started = Start(request, allowSubscriptions: false);
        if (started.Plan is null)
        {
            return Refuse(started.Outcome, started.Errors);
        }

        using var context = Context(request, services, started.Variables, cancellationToken);
        return await RunAsync(started.Plan, context, cancellationToken);
    }

    private StartedOperation Start(OperationRequest request, bool allowSubscriptions)
    {
        var prepared = Prepare(request.Document);
        if (prepared.Errors.Count > 0)
        {
            return StartedOperation.Refused(prepared.Document is null ? ExecutionOutcome.SyntaxError : ExecutionOutcome.Invalid, prepared.Errors);
        }

        if (prepared.Operation(request.OperationName, out var problem) is not { } operation)
        {
            return StartedOperation.Refused(ExecutionOutcome.Invalid, [new Error(problem) { Code = ErrorCodes.OperationResolutionFailure }]);
        }

        if ((operation.Kind == OperationKind.Mutation && request.QueriesOnly) || (operation.Kind == OperationKind.Subscription && !allowSubscriptions))
        {
            var error = operation.Kind == OperationKind.Mutation
                ? "Mutations cannot be executed this way."
                : "Subscriptions need a transport that streams: text/event-stream or a WebSocket.";
            return StartedOperation.Refused(ExecutionOutcome.NotAQuery, [new Error(error) { Code = ErrorCodes.BadRequest }]);
        }

        var (variables, variableErrors) = VariableCoercion.Coerce(Schema, prepared.Document!, operation, request.Variables, limits.MaxInputDepth);
        if (variableErrors.Count > 0)
        {
            return StartedOperation.Refused(ExecutionOutcome.Invalid, variableErrors);
        }

        var plan = prepared.Plan(operation, variables);
        var costErrors = OperationCost.Errors(plan, costs, variables);
        return costErrors.Count > 0
            ? StartedOperation.Refused(ExecutionOutcome.Invalid, costErrors)
            : new StartedOperation(plan, variables, ExecutionOutcome.Executed, []);
    }

    private OperationContext Context(
        OperationRequest request, IServiceProvider services, VariableValues variables, CancellationToken ct, bool isEndless = false, object? eventMessage = null) =>
        new(Schema, services, variables, errorHandler, isEndless ? Timeout.InfiniteTimeSpan : options.ExecutionTimeout, ct)
        {
            ContextData = request.ContextData!,
            EventMessage = eventMessage,
        };

    private async ValueTask<ExecutionResult> RunAsync(OperationPlan plan, OperationContext context, CancellationToken callers)
    {
        var observation = GraphQLDiagnostics.Start(plan.Operation);
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
                : new Error($"The request exceeded the configured timeout of {options.ExecutionTimeout.TotalSeconds:0.###} s.") { Code = ErrorCodes.Timeout };
            return Refuse(ExecutionOutcome.Aborted, [error]);
        }
        catch (ResponseTooLargeException)
        {
            writer.Dispose();
            return Refuse(ExecutionOutcome.Aborted, [new Error($"The response is larger than {limits.MaxResponseBytes} bytes; ask for less.") { Code = ErrorCodes.LimitExceeded }]);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private PreparedDocument Prepare(ReadOnlyMemory<byte> document)
    {
        var hash = DocumentHash.Of(document.Span);
        if (!documents.TryGet(hash, out var prepared))
        {
            documents.Add(hash, prepared = PreparedDocument.Of(Schema, document, parserOptions, limits));
        }

        return prepared;
    }

    private ExecutionResult Refuse(ExecutionOutcome outcome, IReadOnlyList<IError> errors) =>
        ExecutionResult.OfErrors(outcome, [.. errors.Select(errorHandler.Filter)]);
}
