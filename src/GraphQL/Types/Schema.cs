using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Kpi.GraphQL.Types;

/// <summary>A complete, valid schema (specification section 3.3). Made by the request executor at its start; immutable.</summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> types;
    private readonly FrozenDictionary<string, DirectiveDefinition> directives;
    private readonly ConcurrentDictionary<(CompositeType Type, System.Type Value), ObjectType> objectTypes = new();

    internal Schema(
        string? description,
        ObjectType query,
        ObjectType? mutation,
        ObjectType? subscription,
        IReadOnlyList<NamedType> allTypes,
        IReadOnlyList<DirectiveDefinition> directives
    )
    {
        Description = description;
        QueryType = query;
        MutationType = mutation;
        SubscriptionType = subscription;
        Types = [.. allTypes.OrderBy(type => type.Name, StringComparer.Ordinal)];
        Directives = directives;
        types = Types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        this.directives = directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);
    }

    /// <summary>Documentation of the whole schema.</summary>
    public string? Description { get; }

    /// <summary>The root of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root of mutations, if there are any.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions, if there are any.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>Every named type, introspection's included, in ordinal order of names.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>Every directive.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    /// <summary>The named type, or null.</summary>
    public NamedType? Type(string name) => types.GetValueOrDefault(name);

    /// <summary>The directive, or null.</summary>
    public DirectiveDefinition? Directive(string name) => directives.GetValueOrDefault(name);

    /// <summary>The schema in schema definition language, in an order that does not depend on reflection.</summary>
    public string Print() => SchemaPrinter.Print(this);

    /// <summary>The root type of an operation kind, or null.</summary>
    internal ObjectType? RootType(Language.OperationKind kind) =>
        kind switch
        {
            Language.OperationKind.Query => QueryType,
            Language.OperationKind.Mutation => MutationType,
            _ => SubscriptionType,
        };

    /// <summary>The object type of a value of an interface or union (specification section 6.4.3, ResolveAbstractType).</summary>
    /// <exception cref="InvalidOperationException">No possible type is bound to the value's C# type.</exception>
    internal ObjectType ObjectTypeOf(object value, CompositeType type) =>
        objectTypes.GetOrAdd(
            (type, value.GetType()),
            static key =>
            {
                for (var clr = key.Value; clr is not null; clr = clr.BaseType)
                {
                    if (key.Type.PossibleTypes.FirstOrDefault(possible => possible.RuntimeType == clr) is { } found)
                    {
                        return found;
                    }
                }

                throw new InvalidOperationException($"\"{key.Type}\" has no possible type for values of {key.Value}.");
            }
        );

    /// <summary>Introspection's fields that exist without being listed (specification section 4.1).</summary>
    internal Introspection.MetaFields Meta { get; init; } = null!;
}
