using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GraphQL.Execution;

namespace GraphQL.Transport;

/// <summary>Reads the parameters of a GraphQL request from JSON (GraphQL over HTTP, section 5), persisted documents included.</summary>
internal sealed class GraphQLRequestReader(PersistedDocuments persisted)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>Parses a body.</summary>
    /// <exception cref="BadRequestException">It is no JSON, or no GraphQL request.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body, Options);
            CheckText(document.RootElement);
            return document;
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json refuses lone surrogates only when a string is read, which resolvers would be the first to do.
            throw new BadRequestException(400, "The request holds text that is not valid Unicode.");
        }
        catch (JsonException e)
        {
            throw new BadRequestException(400, $"The request body is not valid JSON: {e.Message}");
        }
    }

    /// <summary>The request in a JSON object.</summary>
    /// <exception cref="BadRequestException">A parameter is missing or has the wrong type.</exception>
    /// <exception cref="GraphQLException">The persisted document is unknown or not allowed.</exception>
    public OperationRequestBuilder Read(JsonElement json, bool queriesOnly = false)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new BadRequestException(400, "The request must be a JSON object.");
        }

        var query = Of(json, "query", JsonValueKind.String);
        var text = query.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(query.GetString()!) : null;
        var hash = PersistedHash(Of(json, "extensions", JsonValueKind.Object));
        if (text is null or [] && hash is null)
        {
            throw new BadRequestException(400, "The request has no \"query\".");
        }

        var name = Of(json, "operationName", JsonValueKind.String);
        var document = persisted.Resolve(text is null or [] && hash is not null ? null : (ReadOnlyMemory<byte>?)text, hash);
        return new OperationRequestBuilder { QueriesOnly = queriesOnly }
            .SetDocument(document)
            .SetOperationName(name.ValueKind == JsonValueKind.String ? name.GetString() : null)
            .SetVariableValues(Of(json, "variables", JsonValueKind.Object));
    }

    /// <summary>Reads every name and string with an escape once; the parser's depth limit bounds the recursion.</summary>
    private static void CheckText(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String when JsonMarshal.GetRawUtf8Value(json).Contains((byte)'\\'):
                json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    CheckText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    _ = property.Name;
                    CheckText(property.Value);
                }

                break;
        }
    }

    private static string? PersistedHash(JsonElement extensions) =>
        extensions.ValueKind == JsonValueKind.Object
        && extensions.TryGetProperty("persistedQuery", out var persistedQuery)
        && persistedQuery.ValueKind == JsonValueKind.Object
        && persistedQuery.TryGetProperty("sha256Hash", out var hash)
        && hash.ValueKind == JsonValueKind.String
            ? hash.GetString()
            : null;

    /// <summary>A parameter; undefined when absent or null.</summary>
    private static JsonElement Of(JsonElement json, string name, JsonValueKind kind)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        return value.ValueKind == kind
            ? value
            : throw new BadRequestException(
                400,
                $"The request's \"{name}\" must be {(kind == JsonValueKind.String ? "a string" : "an object")}."
            );
    }
}
