namespace Kpi.GraphQL.Execution;

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

/// <summary>
/// How a field is resolved: exactly one of <see cref="Sync"/> and <see cref="Async"/>, and <see cref="Leaf"/> as a shortcut beside Sync. Code is
/// generated when a plan first needs it, so that a server with a large schema starts as fast as one with a small one.
/// </summary>
internal sealed class FieldResolver
{
    private readonly Lazy<SyncResolver>? sync;
    private readonly Lazy<AsyncResolver>? async;
    private readonly Lazy<LeafResolver>? leaf;

    private FieldResolver(Lazy<SyncResolver>? sync, Lazy<AsyncResolver>? async, Lazy<LeafResolver>? leaf)
    {
        this.sync = sync;
        this.async = async;
        this.leaf = leaf;
    }

    public SyncResolver? Sync => sync?.Value;

    public AsyncResolver? Async => async?.Value;

    public LeafResolver? Leaf => leaf?.Value;

    /// <summary>Whether the value may come later.</summary>
    public bool IsAsync => async is not null;

    /// <summary>Whether a resolver context must be made for each call.</summary>
    public bool NeedsContext { get; private init; }

    /// <summary>For subscription fields: the source of events (specification section 6.2.3.1).</summary>
    public AsyncResolver? Subscribe { get; private init; }

    /// <summary>The value, whichever way the field is resolved.</summary>
    public ValueTask<object?> ValueAsync(object? parent, object?[] arguments, OperationContext operation, IResolverContext? context) =>
        Async is { } later ? later(parent, arguments, operation, context) : new(Sync!(parent, arguments, operation, context));

    /// <summary>The same with what the compiled member needs beside it.</summary>
    public FieldResolver With(bool needsContext, AsyncResolver? subscribe = null) =>
        new(sync, async, leaf) { NeedsContext = needsContext, Subscribe = subscribe };

    public static FieldResolver Of<T>(Func<T, object?> value) => Of((parent, _, _, _) => value((T)parent!));

    public static FieldResolver Of(SyncResolver resolver) => new(new(resolver), null, null);

    public static FieldResolver OfSync(Func<SyncResolver> generate, Func<LeafResolver>? generateLeaf) =>
        new(new(generate), null, generateLeaf is null ? null : new(generateLeaf));

    public static FieldResolver OfAsync(Func<AsyncResolver> generate) => new(null, new(generate), null);
}
