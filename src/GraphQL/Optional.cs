namespace Kpi.GraphQL;

/// <summary>An argument or input field that tells "not given" from null.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>A value that was given.</summary>
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>The value; default when not given.</summary>
    public T? Value { get; }

    /// <summary>Whether it was given.</summary>
    public bool HasValue { get; }

    /// <summary>Wraps a value.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}
