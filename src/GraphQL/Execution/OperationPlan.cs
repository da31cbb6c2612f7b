using System.Collections.Frozen;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>
/// An operation compiled for execution, for one combination of the variables that <c>@skip</c> and <c>@include</c> read: which
/// fields are there is then settled, and execution never asks again.
/// </summary>
internal sealed class OperationPlan
{
    private readonly Schema schema;
    private readonly DocumentNode document;
    private readonly FrozenDictionary<string, FragmentDefinitionNode> fragments;
    private readonly VariableValues conditions;
    private Tuple<Cost>? constantCost;

    public OperationPlan(Schema schema, DocumentNode document, OperationDefinitionNode operation, VariableValues conditions)
    {
        this.schema = schema;
        this.document = document;
        this.conditions = conditions;
        Operation = operation;
        Root = schema.RootType(operation.Kind)!;
        fragments = document
            .Definitions.OfType<FragmentDefinitionNode>()
            .DistinctBy(fragment => fragment.Name.Value)
            .ToFrozenDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        Selection = new SelectionPlan(this, [operation.SelectionSet]);
    }

    public OperationDefinitionNode Operation { get; }

    public ObjectType Root { get; }

    public SelectionPlan Selection { get; }

    /// <summary>What the operation costs, once known and when no variable changes it.</summary>
    public Cost? ConstantCost
    {
        get => constantCost?.Item1;
        set => constantCost = value is { } cost ? Tuple.Create(cost) : null;
    }

    public FragmentDefinitionNode Fragment(string name) => fragments[name];

    /// <summary>Specification section 3.13.1 and 3.13.2: a selection is left out when skipped or not included.</summary>
    public bool Includes(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include" && Condition(directive) != (directive.Name.Value == "include"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a fragment on that type concerns objects of this one (DoesFragmentTypeApply).</summary>
    public bool Applies(NamedTypeNode condition, ObjectType type) =>
        schema.Type(condition.Name.Value) switch
        {
            ObjectType same => ReferenceEquals(same, type),
            CompositeType general => general.PossibleTypes.Contains(type),
            _ => false,
        };

    public PlannedField Field(ObjectType parent, IReadOnlyList<FieldNode> nodes)
    {
        var definition = schema.Meta.Find(parent, nodes[0].Name.Value, schema.QueryType) ?? parent.Field(nodes[0].Name.Value)!;
        var selection = definition.Type.IsLeaf
            ? null
            : new SelectionPlan(this, [.. nodes.Where(node => node.SelectionSet is not null).Select(node => node.SelectionSet!)]);
        return new PlannedField(document, parent, definition, nodes, selection);
    }

    private bool Condition(DirectiveNode directive) =>
        directive.Arguments[0].Value switch
        {
            BooleanValueNode constant => constant.Value,
            VariableNode variable => conditions.IsTrue(variable.Name.Value),
            _ => false,
        };
}
