using Kpi.GraphQL.Language;

namespace Kpi.GraphQL;

/// <summary>An error of a request or of a field (specification section 7.1.2). Immutable; the <c>With…</c> methods give changed copies.</summary>
public interface IError
{
    /// <summary>A sentence for the developer of the client.</summary>
    string Message { get; }

    /// <summary>A name that programs can rely on, shown as <c>extensions.code</c>.</summary>
    string? Code { get; }

    /// <summary>The response position, for field errors.</summary>
    Path? Path { get; }

    /// <summary>Places in the document.</summary>
    IReadOnlyList<SourceLocation>? Locations { get; }

    /// <summary>Further data for the client, without <c>code</c>.</summary>
    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>The cause, never shown to the client.</summary>
    Exception? Exception { get; }

    /// <summary>A copy with another message.</summary>
    IError WithMessage(string message);

    /// <summary>A copy with another code.</summary>
    IError WithCode(string? code);

    /// <summary>A copy with another path.</summary>
    IError WithPath(Path? path);

    /// <summary>A copy with other places.</summary>
    IError WithLocations(IReadOnlyList<SourceLocation>? locations);

    /// <summary>A copy with other further data.</summary>
    IError WithExtensions(IReadOnlyDictionary<string, object?>? extensions);

    /// <summary>A copy with another cause.</summary>
    IError WithException(Exception? exception);
}

/// <summary>The error of <see cref="ErrorBuilder"/>.</summary>
internal sealed record Error(string Message) : IError
{
    public string? Code { get; init; }

    public Path? Path { get; init; }

    public IReadOnlyList<SourceLocation>? Locations { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public Exception? Exception { get; init; }

    public IError WithMessage(string message) => this with { Message = message };

    public IError WithCode(string? code) => this with { Code = code };

    public IError WithPath(Path? path) => this with { Path = path };

    public IError WithLocations(IReadOnlyList<SourceLocation>? locations) => this with { Locations = locations };

    public IError WithExtensions(IReadOnlyDictionary<string, object?>? extensions) => this with { Extensions = extensions };

    public IError WithException(Exception? exception) => this with { Exception = exception };
}
