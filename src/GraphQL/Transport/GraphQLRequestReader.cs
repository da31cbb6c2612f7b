using System.Text.Json;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Transport;

/// <summary>Reads the parameters of a GraphQL request from JSON (GraphQL over HTTP, section 5), persisted documents included.</summary>
internal sealed class GraphQLRequestReader(PersistedDocuments persisted)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth };

    /// <summary>The request in a JSON object; nothing of the text is kept.</summary>
    /// <exception cref="BadRequestException">It is no JSON object, or a parameter is missing or has the wrong type.</exception>
    /// <exception cref="GraphQLException">The persisted document is unknown or not allowed.</exception>
    public OperationRequestBuilder Read(ReadOnlySpan<byte> json, bool queriesOnly = false)
    {
        try
        {
            var parameters = Parameters.Read(json);
            if (parameters is { Query: null, Hash: null })
            {
                throw new BadRequestException(400, "The request has no \"query\".");
            }

            return new OperationRequestBuilder { QueriesOnly = queriesOnly }
                .SetDocument(persisted.Resolve(parameters.Query is { } query ? query : (ReadOnlyMemory<byte>?)null, parameters.Hash))
                .SetOperationName(parameters.OperationName)
                .SetVariableValues(parameters.Variables);
        }
        catch (JsonException e)
        {
            throw JsonText.NotJson(e);
        }
        catch (InvalidOperationException)
        {
            throw JsonText.NotUnicode();
        }
    }

    private sealed class Parameters
    {
        public byte[]? Query { get; private set; }

        public string? OperationName { get; private set; }

        /// <summary>Undefined when absent.</summary>
        public JsonElement Variables { get; private set; }

        /// <summary>Of a persisted document.</summary>
        public string? Hash { get; private set; }

        public static Parameters Read(ReadOnlySpan<byte> json)
        {
            var reader = new Utf8JsonReader(json, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                reader.Read();
                throw new BadRequestException(400, "The request must be a JSON object.");
            }

            var parameters = new Parameters();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                parameters.ReadParameter(ref reader);
            }

            // To the end of the text, which must hold nothing else.
            reader.Read();
            return parameters;
        }

        private void ReadParameter(ref Utf8JsonReader reader)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                Query = IsThere(ref reader, JsonTokenType.String, "query") ? Bytes(ref reader) : null;
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                OperationName = IsThere(ref reader, JsonTokenType.String, "operationName") ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                Variables = IsThere(ref reader, JsonTokenType.StartObject, "variables") ? Element(ref reader) : default;
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                Hash = IsThere(ref reader, JsonTokenType.StartObject, "extensions") ? PersistedHash(Element(ref reader)) : null;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        /// <summary>Moves to a parameter's value; whether it is not null.</summary>
        private static bool IsThere(ref Utf8JsonReader reader, JsonTokenType type, string name)
        {
            reader.Read();
            return reader.TokenType == type
                || (
                    reader.TokenType == JsonTokenType.Null
                        ? false
                        : throw new BadRequestException(
                            400,
                            $"The request's \"{name}\" must be {(type == JsonTokenType.String ? "a string" : "an object")}."
                        )
                );
        }

        /// <summary>A string as UTF-8; null when empty.</summary>
        private static byte[]? Bytes(ref Utf8JsonReader reader)
        {
            if (!reader.ValueIsEscaped)
            {
                return reader.ValueSpan.IsEmpty ? null : reader.ValueSpan.ToArray();
            }

            Span<byte> text = new byte[reader.ValueSpan.Length];
            return text[..reader.CopyString(text)].ToArray();
        }

        private static JsonElement Element(ref Utf8JsonReader reader)
        {
            var element = JsonElement.ParseValue(ref reader);
            JsonText.Check(element);
            return element;
        }

        private static string? PersistedHash(JsonElement extensions) =>
            extensions.TryGetProperty("persistedQuery", out var persistedQuery)
            && persistedQuery.ValueKind == JsonValueKind.Object
            && persistedQuery.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind == JsonValueKind.String
                ? hash.GetString()
                : null;
    }
}
