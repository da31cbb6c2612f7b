using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types;
using Kpi.GraphQL.Types.Building;

namespace Kpi.GraphQL.Introspection;

/// <summary>The fields that exist without being listed: <c>__typename</c> everywhere, <c>__schema</c> and <c>__type</c> on the query root (specification section 4.1).</summary>
internal sealed class MetaFields
{
    private readonly FieldDefinition typeName;
    private readonly FieldDefinition schema;
    private readonly FieldDefinition type;

    public MetaFields(TypeRegistry types)
    {
        var introspection = new IntrospectionTypes(types);
        var text = types.Scalar(typeof(StringType));
        typeName = new FieldDefinition("__typename", new NonNullType(text), "The name of the current Object type at runtime.")
        {
            // Never called: the plan writes the name of the object type.
            Resolver = FieldResolver.Of<object>(_ => null),
        };
        schema = new FieldDefinition("__schema", new NonNullType(introspection.Schema), "Access the current type schema of this server.")
        {
            Resolver = FieldResolver.Of((_, _, operation, _) => operation.Schema),
        };
        type = new FieldDefinition("__type", introspection.Type, "Request the type information of a single type.")
        {
            Arguments = [new InputValueDefinition("name", new NonNullType(text))],
            Resolver = FieldResolver.Of((_, arguments, operation, _) => operation.Schema.Type((string)arguments[0]!)),
        };
    }

    /// <summary>The meta-field of that name on a type, or null.</summary>
    public FieldDefinition? Find(CompositeType parent, string name, ObjectType query) =>
        name switch
        {
            "__typename" => typeName,
            "__schema" when parent == query => schema,
            "__type" when parent == query => type,
            _ => null,
        };
}
