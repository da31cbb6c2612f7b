using System.Text;

namespace Kpi.GraphQL.Language;

/// <summary>Writes values in GraphQL syntax, on one line, as graphql-js's <c>print</c> does.</summary>
public static class SyntaxPrinter
{
    /// <summary>The value in GraphQL syntax.</summary>
    public static string Print(ValueNode value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>A string between quotes with everything escaped that must be.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '\u007F' => text.Append("\\u").Append(((int)c).ToString("X4")),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    private static void Write(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode { IsBlock: true } literal:
                text.Append(BlockString.Print(literal.Value));
                break;
            case StringValueNode literal:
                text.Append(Quote(literal.Value));
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case ListValueNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    Write(i == 0 ? text : text.Append(", "), list.Items[i]);
                }

                text.Append(']');
                break;
            case ObjectValueNode input:
                text.Append('{');
                for (var i = 0; i < input.Fields.Length; i++)
                {
                    Write((i == 0 ? text : text.Append(", ")).Append(input.Fields[i].Name.Value).Append(": "), input.Fields[i].Value);
                }

                text.Append('}');
                break;
        }
    }
}
