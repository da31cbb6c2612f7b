namespace Kpi.GraphQL.Language;

/// <summary>A piece of a document.</summary>
/// <param name="start">Byte offset of its first token.</param>
public abstract class SyntaxNode(int start)
{
    /// <summary>Byte offset of the first token, for <see cref="Source.LocationOf"/>.</summary>
    public int Start { get; } = start;
}

/// <summary>A name and where it stands (specification section 2.1.9).</summary>
/// <param name="Value">The name.</param>
/// <param name="Start">Byte offset of its first letter.</param>
public readonly record struct Name(string Value, int Start)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
