using System.Text;
using System.Text.Json;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>Between GraphQL literals and JSON, for scalars that take any value and for printing defaults.</summary>
internal static class LiteralJson
{
    /// <summary>A literal without variables as JSON text.</summary>
    public static string Of(ValueNode literal)
    {
        var text = new StringBuilder();
        Write(text, literal);
        return text.ToString();
    }

    /// <summary>JSON as a literal of the given type: enum names lose their quotes, object keys too.</summary>
    public static ValueNode ToLiteral(JsonElement json, GraphQLType type)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return new NullValueNode(0);
            case JsonValueKind.True or JsonValueKind.False:
                return new BooleanValueNode(0, json.ValueKind == JsonValueKind.True);
            case JsonValueKind.Number:
                var number = json.GetRawText();
                return number.AsSpan().ContainsAny(".eE") ? new FloatValueNode(0, number) : new IntValueNode(0, number);
            case JsonValueKind.String:
                return type.Named is EnumType ? new EnumValueNode(0, json.GetString()!) : new StringValueNode(0, json.GetString()!);
            case JsonValueKind.Array:
                var item = type.Nullable is ListType list ? list.OfType : type;
                return new ListValueNode(0, [.. json.EnumerateArray().Select(value => ToLiteral(value, item))]);
            default:
                return new ObjectValueNode(
                    0,
                    [
                        .. json.EnumerateObject()
                            .Select(property => new ObjectFieldNode(
                                new Name(property.Name, 0),
                                ToLiteral(property.Value, (type.Named as InputObjectType)?.Field(property.Name)?.Type ?? type)
                            )),
                    ]
                );
        }
    }

    private static void Write(StringBuilder text, ValueNode literal)
    {
        switch (literal)
        {
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case StringValueNode value:
                text.Append(JsonSerializer.Serialize(value.Value));
                break;
            case EnumValueNode name:
                text.Append(JsonSerializer.Serialize(name.Value));
                break;
            case ListValueNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    Write(i == 0 ? text : text.Append(','), list.Items[i]);
                }

                text.Append(']');
                break;
            case ObjectValueNode value:
                text.Append('{');
                for (var i = 0; i < value.Fields.Length; i++)
                {
                    Write(
                        (i == 0 ? text : text.Append(',')).Append(JsonSerializer.Serialize(value.Fields[i].Name.Value)).Append(':'),
                        value.Fields[i].Value
                    );
                }

                text.Append('}');
                break;
            default:
                text.Append("null");
                break;
        }
    }
}
