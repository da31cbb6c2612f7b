using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types.Building;

namespace Kpi.GraphQL.Types.Pagination;

/// <summary>The types of the cursor connections specification, made for each paged field.</summary>
internal sealed class ConnectionTypes(TypeRegistry types)
{
    private readonly Dictionary<string, (ObjectType Connection, GraphQLType Item)> known = new(StringComparer.Ordinal);

    /// <summary>The connection type of a paged field and its arguments.</summary>
    public (GraphQLType Type, IReadOnlyList<InputValueDefinition> Arguments) For(
        string? connectionName,
        string field,
        GraphQLType listType,
        PagingOptions options
    )
    {
        var name = connectionName ?? char.ToUpperInvariant(field[0]) + field[1..];
        var item = ((ListType)listType.Nullable).OfType;
        if (!known.TryGetValue(name, out var made) || !GraphQLType.AreSame(made.Item, item))
        {
            known[name] = made = (Connection(name, item, options), item);
        }

        // The connection is null where the sequence may be.
        return (listType.IsNonNull ? new NonNullType(made.Connection) : made.Connection, Arguments(options));
    }

    private InputValueDefinition[] Arguments(PagingOptions options)
    {
        var number = types.Scalar(typeof(IntType));
        var text = types.Scalar(typeof(StringType));
        return
        [
            new InputValueDefinition("first", number, $"Gives the first items after the cursor, {options.MaxPageSize} at most."),
            new InputValueDefinition("after", text, "Gives items after this cursor."),
            new InputValueDefinition("last", number, $"Gives the last items before the cursor, {options.MaxPageSize} at most."),
            new InputValueDefinition("before", text, "Gives items before this cursor."),
        ];
    }

    private ObjectType Connection(string name, GraphQLType item, PagingOptions options)
    {
        var cursor = new NonNullType(types.Scalar(typeof(StringType)));
        var edge = types.Register(new ObjectType($"{name}Edge", "An item of a connection with its cursor."));
        edge.Add(
            new FieldDefinition("cursor", cursor, "The place of the item, for `after` and `before`.")
            {
                Resolver = FieldResolver.Of<Edge>(e => e.Cursor),
            }
        );
        edge.Add(new FieldDefinition("node", item, "The item.") { Resolver = FieldResolver.Of<Edge>(e => e.BoxedNode) });

        var connection = types.Register(new ObjectType($"{name}Connection", "A page of items."));
        connection.Add(
            new FieldDefinition("pageInfo", new NonNullType(types.Output(typeof(PageInfo))!), "Where the page stands.")
            {
                Resolver = FieldResolver.Of<Connection>(c => c.PageInfo),
            }
        );
        connection.Add(
            new FieldDefinition("edges", new ListType(new NonNullType(edge)), "The items with their cursors.")
            {
                Resolver = FieldResolver.Of<Connection>(c => c.BoxedEdges),
            }
        );
        connection.Add(
            new FieldDefinition("nodes", new ListType(item), "The items.")
            {
                Resolver = FieldResolver.Of<Connection>(c => c.BoxedEdges.Select(e => e.BoxedNode)),
            }
        );
        if (options.IncludeTotalCount)
        {
            connection.Add(
                new FieldDefinition("totalCount", new NonNullType(types.Scalar(typeof(IntType))), "The number of items on all pages.")
                {
                    Resolver = FieldResolver.Of<Connection>(c => c.TotalCount < 0 ? null : c.TotalCount),
                }
            );
        }

        return connection;
    }
}
