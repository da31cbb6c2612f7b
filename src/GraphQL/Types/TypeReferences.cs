using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>Type references of a document against a schema.</summary>
internal static class TypeReferences
{
    /// <summary>The type a reference names, or null when the schema has no such type.</summary>
    public static GraphQLType? Resolve(Schema schema, TypeNode node) =>
        node switch
        {
            ListTypeNode list => Resolve(schema, list.ItemType) is { } item ? new ListType(item) : null,
            NonNullTypeNode nonNull => Resolve(schema, nonNull.NullableType) is { } inner ? new NonNullType(inner) : null,
            _ => schema.Type(((NamedTypeNode)node).Name.Value),
        };
}
