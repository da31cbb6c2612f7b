using System.Collections.Immutable;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Execution;

/// <summary>The variables that decide, through <c>@skip</c> and <c>@include</c>, which fields an operation has.</summary>
internal static class ConditionVariables
{
    public static string[] Of(DocumentNode document, OperationDefinitionNode operation)
    {
        // Which fragments the operation reaches does not matter: a variable it does not declare cannot be set.
        var declared = operation.Variables.Select(variable => variable.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        if (declared.Count == 0)
        {
            return [];
        }

        foreach (var definition in document.Definitions.OfType<ExecutableDefinitionNode>())
        {
            In(definition.SelectionSet, found);
        }

        found.IntersectWith(declared);
        return [.. found];
    }

    // The parser bounds how deep selection sets nest.
    private static void In(SelectionSetNode set, SortedSet<string> found)
    {
        foreach (var selection in set.Selections)
        {
            In(selection.Directives, found);
            if (selection is FieldNode { SelectionSet: { } fields })
            {
                In(fields, found);
            }
            else if (selection is InlineFragmentNode inline)
            {
                In(inline.SelectionSet, found);
            }
        }
    }

    private static void In(ImmutableArray<DirectiveNode> directives, SortedSet<string> found)
    {
        foreach (var directive in directives.Where(directive => directive.Name.Value is "skip" or "include"))
        {
            foreach (var argument in directive.Arguments)
            {
                if (argument.Value is VariableNode variable)
                {
                    found.Add(variable.Name.Value);
                }
            }
        }
    }
}
