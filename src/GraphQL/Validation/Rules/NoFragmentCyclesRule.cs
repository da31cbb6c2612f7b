using System.Runtime.CompilerServices;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>No fragment leads back to itself (specification section 5.5.2.2).</summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> path = [];
    private readonly Dictionary<string, int> indexOnPath = new(StringComparer.Ordinal);

    public override void Leave(DocumentNode document)
    {
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            Visit(fragment);
        }
    }

    /// <summary>A fragment's spreads, those of a selection set before those inside its fields, the last field first: the order decides which cycle is reported.</summary>
    private static List<FragmentSpreadNode> Spreads(SelectionSetNode set)
    {
        var spreads = new List<FragmentSpreadNode>();
        var open = new Stack<SelectionSetNode>([set]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        open.Push(inner);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        return spreads;
    }

    private void Visit(FragmentDefinitionNode fragment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!visited.Add(fragment.Name.Value))
        {
            return;
        }

        var spreads = Spreads(fragment.SelectionSet);
        if (spreads.Count == 0)
        {
            return;
        }

        indexOnPath[fragment.Name.Value] = path.Count;
        foreach (var spread in spreads)
        {
            path.Add(spread);
            if (indexOnPath.TryGetValue(spread.Name.Value, out var start))
            {
                var cycle = path[start..];
                var via = string.Join(", ", cycle.SkipLast(1).Select(step => $"\"{step.Name}\""));
                Report(
                    $"Cannot spread fragment \"{spread.Name}\" within itself{(via.Length > 0 ? $" via {via}" : "")}.",
                    [.. cycle.Select(step => step.Start)]
                );
            }
            else if (Context.Fragments.TryGetValue(spread.Name.Value, out var next))
            {
                Visit(next);
            }

            path.RemoveAt(path.Count - 1);
        }

        indexOnPath.Remove(fragment.Name.Value);
    }
}
