namespace Kpi.GraphQL.Types;

/// <summary>A schema that cannot be served; <see cref="Errors"/> lists everything wrong with it, not only the first find.</summary>
public sealed class SchemaException(IReadOnlyList<string> errors)
    : Exception($"The GraphQL schema has {errors.Count} error(s):{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", errors)}")
{
    /// <summary>One sentence for each error, starting with the type or field it is about.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
