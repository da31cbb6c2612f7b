using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>
/// The merged selection sets of a field, compiled for each object type when the first value of that type arrives (specification section
/// 6.3.2, CollectFields). Compiling level by level keeps a document whose fragments multiply from costing more than is executed.
/// </summary>
internal sealed class SelectionPlan(OperationPlan plan, IReadOnlyList<SelectionSetNode> selectionSets)
{
    private readonly ConcurrentDictionary<ObjectType, PlannedField[]> compiled = new();
    private Tuple<ObjectType, PlannedField[]>? first;

    public PlannedField[] For(ObjectType type)
    {
        // Most selections only ever meet one type.
        if (first is { } known && ReferenceEquals(known.Item1, type))
        {
            return known.Item2;
        }

        return compiled.TryGetValue(type, out var fields) ? fields : Compile(type);
    }

    private PlannedField[] Compile(ObjectType type)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in selectionSets)
        {
            Collect(set, type, groups, visited);
        }

        var fields = new PlannedField[groups.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = plan.Field(type, groups.GetAt(i).Value);
        }

        fields = compiled.GetOrAdd(type, fields);
        first ??= Tuple.Create(type, fields);
        return fields;
    }

    private void Collect(SelectionSetNode set, ObjectType type, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> visited)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            if (!plan.Includes(selection))
            {
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
                case InlineFragmentNode fragment when fragment.TypeCondition is null || plan.Applies(fragment.TypeCondition, type):
                    Collect(fragment.SelectionSet, type, groups, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    var definition = plan.Fragment(spread.Name.Value);
                    if (plan.Applies(definition.TypeCondition, type))
                    {
                        Collect(definition.SelectionSet, type, groups, visited);
                    }

                    break;
            }
        }
    }
}
