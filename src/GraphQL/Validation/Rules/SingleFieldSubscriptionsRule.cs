using System.Runtime.CompilerServices;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>A subscription selects one field, whatever its variables, and none of introspection (specification section 5.2.4.1).</summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(OperationDefinitionNode operation)
    {
        if (operation.Kind != OperationKind.Subscription || Context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var conditions = new List<DirectiveNode>();
        Collect(operation.SelectionSet, root, groups, conditions, new HashSet<string>(StringComparer.Ordinal));
        var where = operation.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";
        if (conditions.Count > 0)
        {
            Report(
                $"{where} must not use `@skip` or `@include` directives in the top level selection.",
                [.. conditions.Select(node => node.Start)]
            );
            return;
        }

        if (groups.Count == 0)
        {
            Report($"{where} must select one top level field.", [operation.SelectionSet.Start]);
        }
        else if (groups.Count > 1)
        {
            Report(
                $"{where} must select only one top level field.",
                [.. groups.Values.Skip(1).SelectMany(nodes => nodes).Select(node => node.Start)]
            );
        }

        foreach (var nodes in groups.Values.Where(nodes => nodes[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Report($"{where} must not select an introspection top level field.", [.. nodes.Select(node => node.Start)]);
        }
    }

    private void Collect(
        SelectionSetNode set,
        ObjectType root,
        OrderedDictionary<string, List<FieldNode>> groups,
        List<DirectiveNode> conditions,
        HashSet<string> visited
    )
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            if (ConditionOf(selection) is { } condition)
            {
                conditions.Add(condition);
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var nodes))
                    {
                        groups.Add(field.ResponseName, nodes = []);
                    }

                    nodes.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, root):
                    Collect(inline.SelectionSet, root, groups, conditions, visited);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value)
                        && Context.Fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && Applies(fragment.TypeCondition, root):
                    Collect(fragment.SelectionSet, root, groups, conditions, visited);
                    break;
            }
        }
    }

    private static DirectiveNode? ConditionOf(SelectionNode selection) =>
        selection.Directives.FirstOrDefault(directive => directive.Name.Value == "skip")
        ?? selection.Directives.FirstOrDefault(directive => directive.Name.Value == "include");

    private bool Applies(NamedTypeNode? condition, ObjectType root) =>
        condition is null
        || (Context.Schema.Type(condition.Name.Value) is CompositeType type && (type == root || type.PossibleTypes.Contains(root)));
}
