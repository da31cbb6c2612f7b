using System.Reflection;
using System.Text;
using System.Text.Json;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Arguments from parameters and input fields from properties.</summary>
internal sealed class InputValueBuilder(TypeRegistry types, List<string> errors)
{
    public InputValueDefinition? Argument(ParameterInfo parameter, string coordinate)
    {
        var name =
            parameter.GetCustomAttribute<ArgumentAttribute>()?.Name
            ?? parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name
            ?? Naming.Camel(parameter.Name!);
        var shape = ClrShape.Of(parameter, types.Nullability);
        var description = parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? types.Documentation.Of(parameter);
        return Build(name, parameter.ParameterType, shape, parameter, Default(parameter), description, $"{coordinate}({name}:)");
    }

    public InputValueDefinition? Field(PropertyInfo property, ParameterInfo? constructorParameter, string coordinate)
    {
        var name =
            property.GetCustomAttribute<GraphQLNameAttribute>()?.Name
            ?? constructorParameter?.GetCustomAttribute<GraphQLNameAttribute>()?.Name
            ?? Naming.Camel(property.Name);
        var shape = ClrShape.Of(property, types.Nullability);
        var description =
            property.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description
            ?? constructorParameter?.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description
            ?? types.Documentation.Of(property);
        var attributes = new MergedAttributes(property, constructorParameter);
        var given =
            property.GetCustomAttribute<DefaultValueAttribute>() is { } attribute ? new Optional<object>(attribute.Value)
            : constructorParameter is null ? default
            : Default(constructorParameter);
        return Build(name, property.PropertyType, shape, attributes, given, description, $"{coordinate}.{name}");
    }

    private static Optional<object> Default(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<DefaultValueAttribute>() is { } attribute ? new Optional<object>(attribute.Value)
        : parameter is { HasDefaultValue: true, DefaultValue: { } value } ? new Optional<object>(Enumerated(value, parameter.ParameterType))
        : default;

    // Reflection gives an enum parameter's default as a number when the parameter is nullable.
    private static object Enumerated(object value, Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } target ? Enum.ToObject(target, value) : value;

    private InputValueDefinition? Build(
        string name,
        Type target,
        ClrShape shape,
        ICustomAttributeProvider attributes,
        Optional<object> defaultValue,
        string? description,
        string coordinate
    )
    {
        var type = MemberType.Of(shape, attributes, types, forInput: true);
        if (type is null)
        {
            errors.Add($"{coordinate}: {target} is no input type.");
            return null;
        }

        try
        {
            return new InputValueDefinition(name, type, description)
            {
                DefaultValue = defaultValue.HasValue ? Literal(defaultValue.Value, type) : null,
                DeprecationReason = Deprecation.Of(attributes),
                Convert = InputConversion.For(target, shape, type),
            };
        }
        catch (Exception e) when (e is NotSupportedException or GraphQLException or InvalidCastException)
        {
            errors.Add($"{coordinate}: {e.Message}.");
            return null;
        }
    }

    /// <summary>A C# default as a literal: enums by name, scalars as they are written in responses.</summary>
    private static ValueNode Literal(object? value, GraphQLType type)
    {
        switch (type.Nullable)
        {
            case var _ when value is null:
                return new NullValueNode(0);
            case ListType list:
                return new ListValueNode(
                    0,
                    [.. ((System.Collections.IEnumerable)value).Cast<object?>().Select(item => Literal(item, list.OfType))]
                );
            case EnumType choice:
                var name = choice.Values.FirstOrDefault(candidate => candidate.Value.Equals(value))?.Name;
                return new EnumValueNode(0, name ?? value as string ?? throw new GraphQLException($"{value} is no value of {choice}"));
            case ScalarType scalar when value is string text && scalar.RuntimeType != typeof(string):
                return new StringValueNode(0, text);
            case ScalarType scalar:
                using (var writer = new ResultWriter(64))
                {
                    scalar.SerializeBoxed(value, writer);
                    using var json = JsonDocument.Parse(Encoding.UTF8.GetString(writer.Written));
                    return LiteralJson.ToLiteral(json.RootElement, scalar);
                }

            default:
                throw new NotSupportedException($"a default of type {type} must come from the input object's own fields");
        }
    }

    /// <summary>The attributes of a record's property and of the constructor parameter it comes from.</summary>
    private sealed class MergedAttributes(PropertyInfo property, ParameterInfo? parameter) : ICustomAttributeProvider
    {
        public object[] GetCustomAttributes(bool inherit) =>
            [.. property.GetCustomAttributes(inherit), .. parameter?.GetCustomAttributes(inherit) ?? []];

        public object[] GetCustomAttributes(Type attributeType, bool inherit) =>
            [.. property.GetCustomAttributes(attributeType, inherit), .. parameter?.GetCustomAttributes(attributeType, inherit) ?? []];

        public bool IsDefined(Type attributeType, bool inherit) =>
            property.IsDefined(attributeType, inherit) || (parameter?.IsDefined(attributeType, inherit) ?? false);
    }
}
