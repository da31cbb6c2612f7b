using System.Text;
using System.Text.Json;

namespace Kpi.GraphQL.Execution;

/// <summary>A request for one operation (specification section 6.1).</summary>
/// <param name="document">The document as UTF-8; it is copied when it is kept.</param>
public sealed class OperationRequest(ReadOnlyMemory<byte> document)
{
    /// <summary>Takes the document as a string.</summary>
    public OperationRequest(string document)
        : this(Encoding.UTF8.GetBytes(document)) { }

    /// <summary>The document as UTF-8.</summary>
    public ReadOnlyMemory<byte> Document { get; } = document;

    /// <summary>Which operation of the document to execute; needed when there are several.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables as a JSON object; undefined when there are none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>The services resolvers get; a scope of the executor's own when null.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Values for resolvers and <c>[GlobalState]</c>; the caller stands under <c>ClaimsPrincipal</c>.</summary>
    public IDictionary<string, object?>? ContextData { get; init; }

    /// <summary>Whether only queries may be executed, as over HTTP GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Whether the caller can read a stream of responses; without it, subscriptions are refused.</summary>
    public bool AcceptsStream { get; set; }
}
