namespace GraphQL.Execution;

/// <summary>The events of one subscription (specification section 6.2.3), errors of the source made into errors for the client.</summary>
internal sealed class SubscriptionEvents(OperationContext context, OperationPlan plan) : IAsyncDisposable
{
    private IAsyncEnumerator<object?>? events;

    /// <summary>The next event, the errors that end the subscription, or null at the end.</summary>
    public async ValueTask<(object? Message, IReadOnlyList<IError> Errors)?> NextAsync()
    {
        var field = plan.Selection.For(plan.Root)[0];
        try
        {
            events ??= await OpenAsync(field);
            return await events.MoveNextAsync() ? (events.Current, []) : null;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            return (null, [.. context.ErrorsOf(e, Path.Of(null, field.ResponseName), field.Locations)]);
        }
    }

    public ValueTask DisposeAsync() => events?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<IAsyncEnumerator<object?>> OpenAsync(PlannedField field)
    {
        var arguments = field.ConstantArguments ?? InputCoercion.Arguments(field.Definition.Arguments, field.Nodes[0].Arguments, context.Variables);
        var resolverContext = new FieldContext(context, field, null, arguments, Path.Of(null, field.ResponseName));
        var source = await field.Definition.Resolver!.Subscribe!(null, arguments, context, resolverContext);
        return ((IAsyncEnumerable<object?>)source!).GetAsyncEnumerator(context.RequestAborted);
    }
}
