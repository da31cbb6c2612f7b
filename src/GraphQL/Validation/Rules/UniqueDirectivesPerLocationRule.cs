using System.Collections.Immutable;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>A directive stands once at one place unless it is repeatable (specification section 5.7.3).</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(OperationDefinitionNode operation) => Check(operation.Directives);

    public override void Enter(FragmentDefinitionNode fragment) => Check(fragment.Directives);

    public override void Enter(VariableDefinitionNode variable) => Check(variable.Directives);

    public override void Enter(FieldNode field) => Check(field.Directives);

    public override void Enter(InlineFragmentNode fragment) => Check(fragment.Directives);

    public override void Enter(FragmentSpreadNode spread) => Check(spread.Directives);

    private void Check(ImmutableArray<DirectiveNode> directives)
    {
        if (directives.Length < 2)
        {
            return;
        }

        var known = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives.Where(directive => Context.Schema.Directive(directive.Name.Value) is { IsRepeatable: false }))
        {
            if (!known.TryAdd(directive.Name.Value, directive))
            {
                Report(
                    $"The directive \"@{directive.Name}\" can only be used once at this location.",
                    known[directive.Name.Value].Start,
                    directive.Start
                );
            }
        }
    }
}
