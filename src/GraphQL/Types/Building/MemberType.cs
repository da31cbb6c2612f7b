using System.Reflection;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types.Building;

/// <summary>The GraphQL type of a member: from its C# type, unless <c>[ID]</c> or <c>[GraphQLType]</c> says otherwise.</summary>
internal static class MemberType
{
    public static GraphQLType? Of(ClrShape shape, ICustomAttributeProvider attributes, TypeRegistry types, bool forInput)
    {
        var chosen = attributes
            .GetCustomAttributes(typeof(GraphQLTypeAttribute), inherit: true)
            .OfType<GraphQLTypeAttribute>()
            .FirstOrDefault();
        if (chosen?.TypeSyntax is { } syntax)
        {
            return Parse(Parser.ParseType(syntax), types);
        }

        var leaf =
            attributes.IsDefined(typeof(IDAttribute), inherit: true) ? types.Scalar(typeof(IdType))
            : chosen?.Type is { } scalarClass ? types.Scalar(scalarClass)
            : null;
        var type = types.Resolve(shape, forInput, leaf);
        return type is { IsNonNull: false } && attributes.IsDefined(typeof(GraphQLNonNullTypeAttribute), inherit: true)
            ? new NonNullType(type)
            : type;
    }

    private static GraphQLType? Parse(TypeNode node, TypeRegistry types) =>
        node switch
        {
            ListTypeNode list => Parse(list.ItemType, types) is { } item ? new ListType(item) : null,
            NonNullTypeNode nonNull => Parse(nonNull.NullableType, types) is { } inner ? new NonNullType(inner) : null,
            _ => Named(((NamedTypeNode)node).Name.Value, types),
        };

    private static NamedType? Named(string name, TypeRegistry types) =>
        name switch
        {
            "ID" => types.Scalar(typeof(IdType)),
            "Int" => types.Scalar(typeof(IntType)),
            "Float" => types.Scalar(typeof(FloatType)),
            "String" => types.Scalar(typeof(StringType)),
            "Boolean" => types.Scalar(typeof(BooleanType)),
            _ => types.Find(name),
        };
}
