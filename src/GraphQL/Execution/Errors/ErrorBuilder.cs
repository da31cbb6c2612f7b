using Kpi.GraphQL.Language;

namespace Kpi.GraphQL;

/// <summary>Builds an error step by step.</summary>
public sealed class ErrorBuilder
{
    private readonly Dictionary<string, object?> extensions = new(StringComparer.Ordinal);
    private readonly List<SourceLocation> locations = [];
    private string? message;
    private string? code;
    private Path? path;
    private Exception? exception;

    private ErrorBuilder() { }

    /// <summary>Starts an error.</summary>
    public static ErrorBuilder New() => new();

    /// <summary>Sets the sentence; required.</summary>
    public ErrorBuilder SetMessage(string value)
    {
        message = value;
        return this;
    }

    /// <summary>Sets <c>extensions.code</c>.</summary>
    public ErrorBuilder SetCode(string? value)
    {
        code = value;
        return this;
    }

    /// <summary>Sets the response position; the engine sets it for errors thrown by resolvers.</summary>
    public ErrorBuilder SetPath(Path? value)
    {
        path = value;
        return this;
    }

    /// <summary>Sets the cause.</summary>
    public ErrorBuilder SetException(Exception? value)
    {
        exception = value;
        return this;
    }

    /// <summary>Adds further data under <c>extensions</c>.</summary>
    public ErrorBuilder SetExtension(string key, object? value)
    {
        extensions[key] = value;
        return this;
    }

    /// <summary>Adds a place in the document.</summary>
    public ErrorBuilder AddLocation(int line, int column)
    {
        locations.Add(new SourceLocation(line, column));
        return this;
    }

    /// <summary>The error.</summary>
    /// <exception cref="InvalidOperationException">No message was set.</exception>
    public IError Build() =>
        new Error(message ?? throw new InvalidOperationException("An error needs a message."))
        {
            Code = code,
            Path = path,
            Exception = exception,
            Locations = locations.Count > 0 ? locations : null,
            Extensions = extensions.Count > 0 ? extensions : null,
        };
}
