using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Execution;

/// <summary>Variables inside a literal of a scalar that takes any value, such as <c>{ a: $x }</c> for JSON, become literals before the scalar sees them.</summary>
internal static class VariableSubstitution
{
    public static ValueNode In(ValueNode node, VariableValues variables) =>
        node switch
        {
            VariableNode variable => variables.TryGet(variable.Name.Value, out var value) ? Literal(value) : new NullValueNode(node.Start),
            ListValueNode list when list.Items.Any(Varies) => new ListValueNode(
                node.Start,
                [.. list.Items.Select(item => In(item, variables))]
            ),
            ObjectValueNode input when input.Fields.Any(field => Varies(field.Value)) => new ObjectValueNode(
                node.Start,
                [.. input.Fields.Select(field => new ObjectFieldNode(field.Name, In(field.Value, variables)))]
            ),
            _ => node,
        };

    private static bool Varies(ValueNode node) =>
        node switch
        {
            VariableNode => true,
            ListValueNode list => list.Items.Any(Varies),
            ObjectValueNode input => input.Fields.Any(field => Varies(field.Value)),
            _ => false,
        };

    private static ValueNode Literal(object? value) =>
        value switch
        {
            null => new NullValueNode(0),
            bool boolean => new BooleanValueNode(0, boolean),
            int number => new IntValueNode(0, number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            double number => new FloatValueNode(0, number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
            object?[] items => new ListValueNode(0, [.. items.Select(Literal)]),
            System.Text.Json.JsonElement json => Types.LiteralJson.ToLiteral(json, new Types.JsonType()),
            _ => new StringValueNode(0, value.ToString() ?? ""),
        };
}
