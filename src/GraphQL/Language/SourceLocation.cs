namespace Kpi.GraphQL.Language;

/// <summary>A place in a document: line and column, both from 1, the column in UTF-16 code units as graphql-js counts.</summary>
/// <param name="Line">The line, from 1; CR, LF and CRLF each end a line.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct SourceLocation(int Line, int Column);
