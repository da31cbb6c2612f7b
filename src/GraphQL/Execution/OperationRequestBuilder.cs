using System.Text;
using System.Text.Json;

namespace Kpi.GraphQL.Execution;

/// <summary>Puts a request together; interceptors get one to change what came over the wire.</summary>
public sealed class OperationRequestBuilder
{
    private readonly Dictionary<string, object?> state = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte>? document;
    private string? operationName;
    private JsonElement variables;
    private IServiceProvider? services;

    /// <summary>Whether only queries may be executed, as over HTTP GET.</summary>
    internal bool QueriesOnly { get; init; }

    /// <summary>An empty one.</summary>
    public static OperationRequestBuilder New() => new();

    /// <summary>Sets the document.</summary>
    public OperationRequestBuilder SetDocument(string sourceText) => SetDocument(Encoding.UTF8.GetBytes(sourceText));

    /// <summary>Sets the document as UTF-8.</summary>
    public OperationRequestBuilder SetDocument(ReadOnlyMemory<byte> sourceText)
    {
        document = sourceText;
        return this;
    }

    /// <summary>Says which operation of the document to execute; null for the only one.</summary>
    public OperationRequestBuilder SetOperationName(string? name)
    {
        operationName = name;
        return this;
    }

    /// <summary>Sets the variables, a JSON object.</summary>
    public OperationRequestBuilder SetVariableValues(JsonElement values)
    {
        variables = values;
        return this;
    }

    /// <summary>Sets the services that resolvers get; null for a scope of the executor's own.</summary>
    public OperationRequestBuilder SetServices(IServiceProvider? provider)
    {
        services = provider;
        return this;
    }

    /// <summary>Sets a value that resolvers take by <c>[GlobalState]</c>, over one that is there.</summary>
    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        state[name] = value;
        return this;
    }

    /// <summary>Adds a value that resolvers take by <c>[GlobalState]</c>.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public OperationRequestBuilder AddGlobalState(string name, object? value)
    {
        state.Add(name, value);
        return this;
    }

    /// <summary>Adds a value that resolvers take by <c>[GlobalState]</c> unless there is one.</summary>
    public OperationRequestBuilder TryAddGlobalState(string name, object? value)
    {
        state.TryAdd(name, value);
        return this;
    }

    /// <summary>Takes a value away.</summary>
    public OperationRequestBuilder RemoveGlobalState(string name)
    {
        state.Remove(name);
        return this;
    }

    /// <summary>The request.</summary>
    /// <exception cref="InvalidOperationException">It has no document.</exception>
    public OperationRequest Build() =>
        new(document ?? throw new InvalidOperationException("The request has no document."))
        {
            OperationName = operationName,
            Variables = variables,
            Services = services,
            ContextData = state,
            QueriesOnly = QueriesOnly,
        };
}
