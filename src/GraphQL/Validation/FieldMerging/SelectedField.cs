using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation;

/// <summary>A field as a selection set has it.</summary>
/// <param name="Parent">The type it is selected from, when known.</param>
/// <param name="Node">The selection.</param>
/// <param name="Definition">The field, when known. As in graphql-js, <c>__typename</c> takes part by its name but not by its type.</param>
internal sealed record SelectedField(CompositeType? Parent, FieldNode Node, FieldDefinition? Definition)
{
    public static SelectedField Of(CompositeType? parent, FieldNode node) =>
        new(parent, node, (parent as FieldsType)?.Field(node.Name.Value));

    /// <summary>Whether the two may differ because no value has both: two object types never apply to one value.</summary>
    public static bool AreExclusive(SelectedField one, SelectedField other) =>
        one.Parent is ObjectType && other.Parent is ObjectType && one.Parent != other.Parent;

    /// <summary>Whether the two have the same arguments, in whatever order.</summary>
    public static bool HaveSameArguments(FieldNode one, FieldNode other) =>
        one.Arguments.Length == other.Arguments.Length
        && one.Arguments.All(argument =>
            other.Arguments.FirstOrDefault(candidate => candidate.Name.Value == argument.Name.Value) is { } same
            && ValueEquality.AreSame(argument.Value, same.Value)
        );

    /// <summary>Whether two results cannot stand in one place of a response (specification section 5.3.2, SameResponseShape).</summary>
    public static bool HaveDifferentShape(GraphQLType one, GraphQLType other) =>
        (one, other) switch
        {
            (ListType a, ListType b) => HaveDifferentShape(a.OfType, b.OfType),
            (ListType, _) or (_, ListType) when one is not NonNullType && other is not NonNullType => true,
            (NonNullType a, NonNullType b) => HaveDifferentShape(a.OfType, b.OfType),
            (NonNullType, _) or (_, NonNullType) => true,
            _ => (one.IsLeaf || other.IsLeaf) && one != other,
        };
}
