namespace Kpi.GraphQL.Language;

/// <summary>What the parser refuses to read. A stack overflow ends a .NET process, so depth is always bounded.</summary>
public sealed class ParserOptions
{
    /// <summary>Tokens a document may have; 20,000 unless set.</summary>
    public int MaxTokens { get; set; } = 20_000;

    /// <summary>How deep braces, brackets and parentheses may nest; 128 unless set, 512 at most.</summary>
    public int MaxDepth
    {
        get;
        set => field = Math.Clamp(value, 1, 512);
    } = 128;
}
