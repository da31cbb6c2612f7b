using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types;
using Kpi.GraphQL.Types.Building;

namespace Kpi.GraphQL.Introspection;

/// <summary>The types that describe a schema, resolved from the type system's own objects (specification section 4.2).</summary>
internal sealed class IntrospectionTypes
{
    private readonly TypeRegistry types;
    private readonly ScalarType text;
    private readonly NonNullType yes;

    public IntrospectionTypes(TypeRegistry types)
    {
        this.types = types;
        text = types.Scalar(typeof(StringType));
        yes = new NonNullType(types.Scalar(typeof(BooleanType)));
        Schema = Define(
            "__Schema",
            "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, as well as the entry points for query, mutation, and subscription operations."
        );
        Type = Define(
            "__Type",
            "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum. Depending on the kind of a type, certain fields describe information about that type."
        );
        var field = Define(
            "__Field",
            "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of arguments, and a return type."
        );
        var inputValue = Define(
            "__InputValue",
            "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values which describe their type and optionally a default value."
        );
        var enumValue = Define(
            "__EnumValue",
            "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric value."
        );
        var directive = Define(
            "__Directive",
            "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL document."
        );

        SchemaFields(directive);
        TypeFields(field, inputValue, enumValue);
        FieldFields(field, inputValue);
        InputValueFields(inputValue);
        EnumValueFields(enumValue);
        DirectiveFields(directive, inputValue);
    }

    public ObjectType Schema { get; }

    public ObjectType Type { get; }

    private ObjectType Define(string name, string description) => types.Register(new ObjectType(name, description));

    private EnumType Define<T>(string name, string description)
        where T : struct, Enum =>
        types.Register(
            new EnumType<T>(
                name,
                description,
                [.. Enum.GetValues<T>().Select(value => new EnumValueDefinition(Naming.EnumValue(value.ToString()), value))]
            )
        );

    private static void Add<T>(ObjectType target, string name, GraphQLType type, Func<T, object?> value) =>
        target.Add(new FieldDefinition(name, type) { Resolver = FieldResolver.Of(value) });

    /// <summary>A list field that leaves deprecated items out unless asked for them.</summary>
    private void AddFiltered<T>(ObjectType target, string name, GraphQLType type, Func<T, bool, object?> value) =>
        target.Add(
            new FieldDefinition(name, type)
            {
                Arguments = [new InputValueDefinition("includeDeprecated", yes) { DefaultValue = new Language.BooleanValueNode(0, false) }],
                Resolver = FieldResolver.Of((parent, arguments, _, _) => value((T)parent!, arguments[0] is true)),
            }
        );

    private static NonNullType ListOf(GraphQLType item) => new(new ListType(new NonNullType(item)));

    private void SchemaFields(ObjectType directive)
    {
        Add<Schema>(Schema, "description", text, schema => schema.Description);
        Add<Schema>(Schema, "types", ListOf(Type), schema => schema.Types);
        Add<Schema>(Schema, "queryType", new NonNullType(Type), schema => schema.QueryType);
        Add<Schema>(Schema, "mutationType", Type, schema => schema.MutationType);
        Add<Schema>(Schema, "subscriptionType", Type, schema => schema.SubscriptionType);
        Add<Schema>(Schema, "directives", ListOf(directive), schema => schema.Directives);
    }

    private void TypeFields(ObjectType field, ObjectType inputValue, ObjectType enumValue)
    {
        var kind = Define<TypeKind>("__TypeKind", "An enum describing what kind of type a given `__Type` is.");
        Add<GraphQLType>(Type, "kind", new NonNullType(kind), type => type.Kind);
        Add<GraphQLType>(Type, "name", text, type => (type as NamedType)?.Name);
        Add<GraphQLType>(Type, "description", text, type => (type as NamedType)?.Description);
        Add<GraphQLType>(Type, "specifiedByURL", text, type => (type as ScalarType)?.SpecifiedBy);
        AddFiltered<GraphQLType>(
            Type,
            "fields",
            ListOf(field).OfType,
            (type, all) => (type as FieldsType)?.Fields.Where(member => all || member.DeprecationReason is null)
        );
        Add<GraphQLType>(Type, "interfaces", ListOf(Type).OfType, type => (type as FieldsType)?.Interfaces);
        Add<GraphQLType>(
            Type,
            "possibleTypes",
            ListOf(Type).OfType,
            type => type is InterfaceType or UnionType ? ((CompositeType)type).PossibleTypes : null
        );
        AddFiltered<GraphQLType>(
            Type,
            "enumValues",
            ListOf(enumValue).OfType,
            (type, all) => (type as EnumType)?.Values.Where(value => all || value.DeprecationReason is null)
        );
        AddFiltered<GraphQLType>(
            Type,
            "inputFields",
            ListOf(inputValue).OfType,
            (type, all) => Inputs((type as InputObjectType)?.Fields, all)
        );
        Add<GraphQLType>(
            Type,
            "ofType",
            Type,
            type =>
                type switch
                {
                    ListType list => list.OfType,
                    NonNullType nonNull => nonNull.OfType,
                    _ => null,
                }
        );
        Add<GraphQLType>(Type, "isOneOf", yes.OfType, type => type is InputObjectType input ? input.IsOneOf : null);
    }

    private void FieldFields(ObjectType field, ObjectType inputValue)
    {
        Add<FieldDefinition>(field, "name", new NonNullType(text), member => member.Name);
        Add<FieldDefinition>(field, "description", text, member => member.Description);
        AddFiltered<FieldDefinition>(field, "args", ListOf(inputValue), (member, all) => Inputs(member.Arguments, all));
        Add<FieldDefinition>(field, "type", new NonNullType(Type), member => member.Type);
        Add<FieldDefinition>(field, "isDeprecated", yes, member => member.DeprecationReason is not null);
        Add<FieldDefinition>(field, "deprecationReason", text, member => member.DeprecationReason);
    }

    private void InputValueFields(ObjectType inputValue)
    {
        Add<InputValueDefinition>(inputValue, "name", new NonNullType(text), input => input.Name);
        Add<InputValueDefinition>(inputValue, "description", text, input => input.Description);
        Add<InputValueDefinition>(inputValue, "type", new NonNullType(Type), input => input.Type);
        Add<InputValueDefinition>(inputValue, "defaultValue", text, input => input.DefaultValue?.ToString());
        Add<InputValueDefinition>(inputValue, "isDeprecated", yes, input => input.DeprecationReason is not null);
        Add<InputValueDefinition>(inputValue, "deprecationReason", text, input => input.DeprecationReason);
    }

    private void EnumValueFields(ObjectType enumValue)
    {
        Add<EnumValueDefinition>(enumValue, "name", new NonNullType(text), value => value.Name);
        Add<EnumValueDefinition>(enumValue, "description", text, value => value.Description);
        Add<EnumValueDefinition>(enumValue, "isDeprecated", yes, value => value.DeprecationReason is not null);
        Add<EnumValueDefinition>(enumValue, "deprecationReason", text, value => value.DeprecationReason);
    }

    private void DirectiveFields(ObjectType directive, ObjectType inputValue)
    {
        var location = Define<DirectiveLocation>(
            "__DirectiveLocation",
            "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such possible adjacencies."
        );
        Add<DirectiveDefinition>(directive, "name", new NonNullType(text), definition => definition.Name);
        Add<DirectiveDefinition>(directive, "description", text, definition => definition.Description);
        Add<DirectiveDefinition>(directive, "isRepeatable", yes, definition => definition.IsRepeatable);
        Add<DirectiveDefinition>(directive, "locations", ListOf(location), definition => definition.Locations);
        AddFiltered<DirectiveDefinition>(directive, "args", ListOf(inputValue), (definition, all) => Inputs(definition.Arguments, all));
    }

    private static IEnumerable<InputValueDefinition>? Inputs(IReadOnlyList<InputValueDefinition>? inputs, bool all) =>
        inputs?.Where(input => all || input.DeprecationReason is null);
}
