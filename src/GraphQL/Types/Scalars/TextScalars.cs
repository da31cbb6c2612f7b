using System.Globalization;
using System.Text.Json;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>String: UTF-8 text (specification section 3.5.3).</summary>
public sealed class StringType()
    : ScalarType<string>(
        "String",
        "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text."
    )
{
    /// <inheritdoc />
    public override string ParseLiteral(ValueNode literal) =>
        literal is StringValueNode text ? text.Value : throw new GraphQLException($"String cannot represent a non string value: {literal}");

    /// <inheritdoc />
    public override string ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new GraphQLException($"String cannot represent a non string value: {value.GetRawText()}");

    /// <inheritdoc />
    public override void Serialize(string value, ResultWriter writer) => writer.WriteString(value);
}

/// <summary>Boolean (specification section 3.5.4).</summary>
public sealed class BooleanType() : ScalarType<bool>("Boolean", "The `Boolean` scalar type represents `true` or `false`.")
{
    /// <inheritdoc />
    public override bool ParseLiteral(ValueNode literal) =>
        literal is BooleanValueNode boolean
            ? boolean.Value
            : throw new GraphQLException($"Boolean cannot represent a non boolean value: {literal}");

    /// <inheritdoc />
    public override bool ParseValue(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new GraphQLException($"Boolean cannot represent a non boolean value: {value.GetRawText()}"),
        };

    /// <inheritdoc />
    public override void Serialize(bool value, ResultWriter writer) => writer.WriteBoolean(value);
}

/// <summary>ID: an opaque text; clients may also send a whole number (specification section 3.5.5).</summary>
public sealed class IdType()
    : ScalarType<string>(
        "ID",
        "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID."
    )
{
    /// <inheritdoc />
    public override string ParseLiteral(ValueNode literal) =>
        literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => throw new GraphQLException($"ID cannot represent a non-string and non-integer value: {literal}"),
        };

    /// <inheritdoc />
    public override string ParseValue(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when double.IsInteger(value.GetDouble()) => value.TryGetInt64(out var whole)
                ? whole.ToString(CultureInfo.InvariantCulture)
                : value.GetRawText(),
            _ => throw new GraphQLException($"ID cannot represent value: {value.GetRawText()}"),
        };

    /// <inheritdoc />
    public override void Serialize(string value, ResultWriter writer) => writer.WriteString(value);
}

/// <summary>UUID.</summary>
public sealed class UuidType()
    : StringScalarType<Guid>("UUID", "A universally unique identifier.", "https://www.rfc-editor.org/rfc/rfc9562")
{
    /// <inheritdoc />
    public override bool TryParse(string text, out Guid value) => Guid.TryParse(text, out value);

    /// <inheritdoc />
    public override string Format(Guid value) => value.ToString("D");
}

/// <summary>URL.</summary>
public sealed class UrlType()
    : StringScalarType<Uri>("URL", "A uniform resource locator, absolute or relative.", "https://www.rfc-editor.org/rfc/rfc3986")
{
    /// <inheritdoc />
    public override bool TryParse(string text, out Uri value) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!);

    /// <inheritdoc />
    public override string Format(Uri value) => value.IsAbsoluteUri ? value.AbsoluteUri : value.ToString();
}

/// <summary>JSON: any value, unchanged.</summary>
public sealed class JsonType() : ScalarType<JsonElement>("JSON", "Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259")
{
    /// <inheritdoc />
    public override JsonElement ParseLiteral(ValueNode literal)
    {
        using var document = JsonDocument.Parse(LiteralJson.Of(literal));
        return document.RootElement.Clone();
    }

    /// <inheritdoc />
    public override JsonElement ParseValue(JsonElement value) => value.Clone();

    /// <inheritdoc />
    public override void Serialize(JsonElement value, ResultWriter writer) => writer.WriteJson(value);
}
