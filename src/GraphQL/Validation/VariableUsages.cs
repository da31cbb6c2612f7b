using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation;

/// <summary>A variable where it is used.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Type">The type expected there, when known.</param>
/// <param name="HasDefault">Whether the argument or input field has a default.</param>
/// <param name="ParentType">The input object around it, if it is an input field's value.</param>
internal sealed record VariableUsage(VariableNode Variable, GraphQLType? Type, bool HasDefault, GraphQLType? ParentType);

/// <summary>Which variables and fragments each definition uses itself; operations add what their fragments use.</summary>
internal sealed class VariableUsages
{
    private readonly Dictionary<DefinitionNode, (List<VariableUsage> Variables, List<FragmentSpreadNode> Spreads)> direct = [];

    public void Begin(DefinitionNode definition) => direct[definition] = ([], []);

    public void Add(DefinitionNode definition, VariableUsage usage) => direct[definition].Variables.Add(usage);

    public void Add(DefinitionNode definition, FragmentSpreadNode spread) => direct[definition].Spreads.Add(spread);

    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(DefinitionNode definition) =>
        direct.TryGetValue(definition, out var uses) ? uses.Spreads : [];

    /// <summary>An operation's uses, its fragments' included, each fragment once.</summary>
    public IEnumerable<VariableUsage> Of(OperationDefinitionNode operation, Dictionary<string, FragmentDefinitionNode> fragments) =>
        Reached(operation, fragments)
            .Prepend(operation)
            .SelectMany(definition => direct.TryGetValue(definition, out var uses) ? uses.Variables : []);

    /// <summary>The fragments that a definition leads to, each once.</summary>
    public IReadOnlyList<DefinitionNode> Reached(DefinitionNode from, Dictionary<string, FragmentDefinitionNode> fragments)
    {
        var reached = new List<DefinitionNode>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<DefinitionNode>([from]);
        while (open.TryPop(out var definition))
        {
            foreach (var spread in SpreadsIn(definition))
            {
                if (names.Add(spread.Name.Value) && fragments.TryGetValue(spread.Name.Value, out var fragment))
                {
                    reached.Add(fragment);
                    open.Push(fragment);
                }
            }
        }

        return reached;
    }
}
