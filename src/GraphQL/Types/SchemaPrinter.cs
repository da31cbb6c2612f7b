using System.Text;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>Writes a schema in schema definition language (specification section 3.1), types in ordinal order.</summary>
internal static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        var text = new StringBuilder();
        SchemaDefinition(text, schema);
        foreach (var directive in schema.Directives.Where(directive => !directive.IsSpecified))
        {
            Describe(text, directive.Description, "");
            text.Append("directive @").Append(directive.Name);
            Arguments(text, directive.Arguments, "");
            text.Append(directive.IsRepeatable ? " repeatable on " : " on ")
                .AppendJoin(" | ", directive.Locations.Select(location => Naming.EnumValue(location.ToString())))
                .Append("\n\n");
        }

        foreach (var type in schema.Types.Where(type => !type.IsIntrospection && !BuiltInScalars.IsSpecified(type)))
        {
            Describe(text, type.Description, "");
            Definition(text, type);
            text.Append("\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void SchemaDefinition(StringBuilder text, Schema schema)
    {
        Describe(text, schema.Description, "");
        text.Append("schema {\n  query: ").Append(schema.QueryType.Name).Append('\n');
        if (schema.MutationType is { } mutation)
        {
            text.Append("  mutation: ").Append(mutation.Name).Append('\n');
        }

        if (schema.SubscriptionType is { } subscription)
        {
            text.Append("  subscription: ").Append(subscription.Name).Append('\n');
        }

        text.Append("}\n\n");
    }

    private static void Definition(StringBuilder text, NamedType type)
    {
        switch (type)
        {
            case ScalarType scalar:
                text.Append("scalar ").Append(scalar.Name);
                if (scalar.SpecifiedBy is { } url)
                {
                    text.Append(" @specifiedBy(url: ").Append(SyntaxPrinter.Quote(url)).Append(')');
                }

                break;
            case FieldsType fields:
                text.Append(fields is ObjectType ? "type " : "interface ").Append(fields.Name);
                if (fields.Interfaces.Count > 0)
                {
                    text.Append(" implements ").AppendJoin(" & ", fields.Interfaces.Select(parent => parent.Name));
                }

                Block(text, fields.Fields, Field);
                break;
            case UnionType union:
                text.Append("union ").Append(union.Name).Append(" = ").AppendJoin(" | ", union.PossibleTypes.Select(member => member.Name));
                break;
            case EnumType choice:
                text.Append("enum ").Append(choice.Name);
                Block(
                    text,
                    choice.Values,
                    (builder, value) =>
                    {
                        Describe(builder, value.Description, "  ");
                        Deprecated(builder.Append("  ").Append(value.Name), value.DeprecationReason);
                    }
                );
                break;
            case InputObjectType input:
                text.Append("input ").Append(input.Name).Append(input.IsOneOf ? " @oneOf" : "");
                Block(
                    text,
                    input.Fields,
                    (builder, field) =>
                    {
                        Describe(builder, field.Description, "  ");
                        InputValue(builder.Append("  "), field);
                    }
                );
                break;
        }
    }

    private static void Block<T>(StringBuilder text, IReadOnlyList<T> members, Action<StringBuilder, T> write)
    {
        text.Append(" {\n");
        foreach (var member in members)
        {
            write(text, member);
            text.Append('\n');
        }

        text.Append('}');
    }

    private static void Field(StringBuilder text, FieldDefinition field)
    {
        Describe(text, field.Description, "  ");
        text.Append("  ").Append(field.Name);
        Arguments(text, field.Arguments, "  ");
        Deprecated(text.Append(": ").Append(field.Type), field.DeprecationReason);
        if (field.Cost is { } cost)
        {
            text.Append(" @cost(weight: \"").Append(cost.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append("\")");
        }

        if (field.ListSize is { } size)
        {
            text.Append(" @listSize(assumedSize: ").Append(size.AssumedSize);
            Names(text, ", slicingArguments: ", size.SlicingArguments);
            Names(text, ", sizedFields: ", size.SizedFields);
            text.Append(size.RequireOneSlicingArgument ? ", requireOneSlicingArgument: true)" : ", requireOneSlicingArgument: false)");
        }
    }

    private static void Arguments(StringBuilder text, IReadOnlyList<InputValueDefinition> arguments, string indent)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        var multiline = arguments.Any(argument => argument.Description is not null);
        text.Append(multiline ? "(\n" : "(");
        for (var i = 0; i < arguments.Count; i++)
        {
            if (multiline)
            {
                Describe(text, arguments[i].Description, indent + "  ");
                InputValue(text.Append(indent).Append("  "), arguments[i]);
                text.Append('\n');
            }
            else
            {
                InputValue(i == 0 ? text : text.Append(", "), arguments[i]);
            }
        }

        text.Append(multiline ? indent : "").Append(')');
    }

    private static void InputValue(StringBuilder text, InputValueDefinition value)
    {
        text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is { } defaultValue)
        {
            text.Append(" = ").Append(defaultValue);
        }

        Deprecated(text, value.DeprecationReason);
    }

    private static void Names(StringBuilder text, string argument, string[] names)
    {
        if (names.Length > 0)
        {
            text.Append(argument).Append('[').AppendJoin(", ", names.Select(SyntaxPrinter.Quote)).Append(']');
        }
    }

    private static void Deprecated(StringBuilder text, string? reason)
    {
        if (reason is not null)
        {
            text.Append(" @deprecated(reason: ").Append(SyntaxPrinter.Quote(reason)).Append(')');
        }
    }

    private static void Describe(StringBuilder text, string? description, string indent)
    {
        if (!string.IsNullOrEmpty(description))
        {
            text.Append(indent).Append(BlockString.Print(description, indent)).Append('\n');
        }
    }
}
