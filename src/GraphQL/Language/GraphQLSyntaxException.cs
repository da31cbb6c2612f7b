namespace Kpi.GraphQL.Language;

/// <summary>A document that does not follow the grammar, or is beyond the parser's limits.</summary>
public sealed class GraphQLSyntaxException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    public GraphQLSyntaxException(string message, SourceLocation location)
        : base("Syntax Error: " + message) => Location = location;

    /// <summary>Where the offending character or token starts.</summary>
    public SourceLocation Location { get; }
}
