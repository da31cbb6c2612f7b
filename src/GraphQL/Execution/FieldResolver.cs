namespace GraphQL.Execution;

/// <summary>Gives a field's value at once.</summary>
internal delegate object? SyncResolver(object? parent, object?[] arguments, OperationContext operation, IResolverContext? context);

/// <summary>Gives a field's value now or later.</summary>
internal delegate ValueTask<object?> AsyncResolver(
    object? parent,
    object?[] arguments,
    OperationContext operation,
    IResolverContext? context
);

/// <summary>Writes a leaf field's value without boxing it; false, with nothing written, when it is null.</summary>
internal delegate bool LeafResolver(
    object? parent,
    object?[] arguments,
    OperationContext operation,
    IResolverContext? context,
    ResultWriter writer
);

/// <summary>How a field is resolved: exactly one of <see cref="Sync"/> and <see cref="Async"/>, and <see cref="Leaf"/> as a shortcut beside Sync.</summary>
internal sealed class FieldResolver
{
    public SyncResolver? Sync { get; init; }

    public AsyncResolver? Async { get; init; }

    public LeafResolver? Leaf { get; init; }

    /// <summary>Whether a resolver context must be made for each call.</summary>
    public bool NeedsContext { get; init; }

    /// <summary>For subscription fields: the source of events (specification section 6.2.3.1).</summary>
    public AsyncResolver? Subscribe { get; init; }

    public static FieldResolver Of<T>(Func<T, object?> value) => new() { Sync = (parent, _, _, _) => value((T)parent!) };
}
