using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>
/// From literals to C# values (specification section 3, input coercion). A coerced list is an <c>object?[]</c>, a coerced input object
/// its C# object, an enum its C# value; <see cref="InputValueDefinition.Convert"/> then fits it to the parameter or property.
/// </summary>
internal static class InputCoercion
{
    /// <summary>Arguments of a field or directive, in the order of the definitions (specification section 6.4.1).</summary>
    /// <exception cref="GraphQLException">A required argument is missing or null.</exception>
    public static object?[] Arguments(
        IReadOnlyList<InputValueDefinition> definitions,
        IReadOnlyList<ArgumentNode> nodes,
        VariableValues variables
    )
    {
        if (definitions.Count == 0)
        {
            return [];
        }

        var values = new object?[definitions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var definition = definitions[i];
            var node = nodes.FirstOrDefault(argument => argument.Name.Value == definition.Name);
            try
            {
                values[i] = Member(definition, node?.Value, variables);
            }
            catch (GraphQLException e)
            {
                throw Invalid($"Argument \"{definition.Name}\" has invalid value{(node is null ? "" : $" {node.Value}")}: {e.Message}");
            }
        }

        return values;
    }

    /// <summary>Coerces a literal to a type.</summary>
    /// <exception cref="GraphQLException">The literal is no value of the type.</exception>
    public static object? Literal(ValueNode node, GraphQLType type, VariableValues variables)
    {
        if (node is VariableNode variable)
        {
            variables.TryGet(variable.Name.Value, out var given);
            return given is null && type.IsNonNull ? throw Null(type) : AsList(given, type);
        }

        if (type is NonNullType nonNull)
        {
            return node is NullValueNode ? throw Null(type) : Literal(node, nonNull.OfType, variables);
        }

        return (node, type) switch
        {
            (NullValueNode, _) => null,
            (ListValueNode list, ListType { OfType: var item }) => list.Items.Select(value => Literal(value, item, variables)).ToArray(),
            (_, ListType { OfType: var item }) => new[] { Literal(node, item, variables) },
            (ObjectValueNode value, InputObjectType input) => InputObject(value, input, variables),
            (_, InputObjectType input) => throw Invalid($"Expected value of type \"{input}\", found {node}."),
            (_, ScalarType scalar) => scalar.CoerceLiteral(VariableSubstitution.In(node, variables)),
            (EnumValueNode name, EnumType choice) => choice.Value(name.Value)?.Value
                ?? throw Invalid($"Value \"{name.Value}\" does not exist in \"{choice}\" enum."),
            (_, EnumType choice) => throw Invalid($"Enum \"{choice}\" cannot represent non-enum value: {node}."),
            _ => throw new InvalidOperationException($"{type} is no input type."),
        };
    }

    /// <summary>The default of an argument or input field as the parameter or property takes it.</summary>
    public static object? Default(InputValueDefinition definition) =>
        Fit(definition, Literal(definition.DefaultValue!, definition.Type, VariableValues.None));

    /// <summary>Fits a coerced value to the parameter or property.</summary>
    public static object? Fit(InputValueDefinition definition, object? value) =>
        value is null || definition.Convert is null ? value : definition.Convert(value);

    /// <summary>Makes the C# object of an input object from one value per field.</summary>
    /// <exception cref="GraphQLException">The C# constructor refused the values.</exception>
    public static object Create(InputObjectType type, object?[] values)
    {
        if (type.IsOneOf && values.Count(value => !ReferenceEquals(value, InputObjectType.Missing)) is not 1)
        {
            throw Invalid($"Exactly one key must be specified for OneOf type \"{type}\".");
        }

        if (type.IsOneOf && Array.Exists(values, value => value is null))
        {
            throw Invalid($"Field of OneOf type \"{type}\" must be non-null.");
        }

        try
        {
            return type.Create(values);
        }
        catch (ArgumentException e)
        {
            throw Invalid($"{type} cannot be made: {e.Message}");
        }
    }

    private static object InputObject(ObjectValueNode node, InputObjectType type, VariableValues variables)
    {
        foreach (var field in node.Fields)
        {
            if (type.IndexOf(field.Name.Value) < 0)
            {
                throw Invalid($"Field \"{field.Name}\" is not defined by type \"{type}\".");
            }
        }

        var values = new object?[type.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var definition = type.Fields[i];
            values[i] = Member(definition, node.Fields.FirstOrDefault(field => field.Name.Value == definition.Name)?.Value, variables);
        }

        return Create(type, values);
    }

    /// <summary>An argument or input field: given, defaulted, missing or refused.</summary>
    private static object? Member(InputValueDefinition definition, ValueNode? node, VariableValues variables)
    {
        if (node is VariableNode variable && !variables.TryGet(variable.Name.Value, out _))
        {
            node = null;
        }

        if (node is not null)
        {
            return Fit(definition, Literal(node, definition.Type, variables));
        }

        return definition.DefaultValue is not null ? Default(definition)
            : definition.Type.IsNonNull
                ? throw Invalid($"Field \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.")
            : InputObjectType.Missing;
    }

    // A variable of type T may stand where [T] is expected only as an item; its own type was checked by validation. A list is a list already.
    private static object? AsList(object? value, GraphQLType type) =>
        value is not null && type.Nullable is ListType && value is not object?[] ? new[] { value } : value;

    private static GraphQLException Null(GraphQLType type) => Invalid($"Expected value of non-null type \"{type}\" not to be null.");

    private static GraphQLException Invalid(string message) => new(new Error(message) { Code = ErrorCodes.BadUserInput });
}
