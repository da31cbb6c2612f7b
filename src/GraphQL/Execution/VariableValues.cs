namespace Kpi.GraphQL.Execution;

/// <summary>The coerced variables of an operation (specification section 6.1.2); a variable that was not given and has no default is absent.</summary>
internal sealed class VariableValues
{
    public static readonly VariableValues None = new();

    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public void Set(string name, object? value) => values[name] = value;

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    /// <summary>Whether <c>@skip</c> or <c>@include</c> sees true.</summary>
    public bool IsTrue(string name) => values.TryGetValue(name, out var value) && value is true;
}
