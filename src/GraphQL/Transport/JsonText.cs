using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kpi.GraphQL.Transport;

/// <summary>JSON from outside: parsed only where all its text can be read.</summary>
internal static class JsonText
{
    /// <summary>How deep arrays and objects may nest.</summary>
    public const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Parses a text.</summary>
    /// <exception cref="BadRequestException">It is no JSON, or holds half of a surrogate pair.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            var document = JsonDocument.Parse(text, Options);
            Check(document.RootElement);
            return document;
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
    }

    public static BadRequestException NotJson(JsonException e) => new(400, $"The request body is not valid JSON: {e.Message}");

    public static BadRequestException NotUnicode() => new(400, "The request holds text that is not valid Unicode.");

    /// <summary>
    /// Reads every name and string with an escape once, because System.Text.Json refuses lone surrogates only when a string is read, which
    /// resolvers would be the first to do. The parser's depth limit bounds the recursion.
    /// </summary>
    /// <exception cref="BadRequestException">There is half of a surrogate pair.</exception>
    public static void Check(JsonElement json)
    {
        try
        {
            Read(json);
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    private static void Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String when JsonMarshal.GetRawUtf8Value(json).Contains((byte)'\\'):
                json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Read(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    _ = property.Name;
                    Read(property.Value);
                }

                break;
        }
    }
}
