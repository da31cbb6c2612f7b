using System.Collections.Immutable;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Required arguments are given (specification section 5.4.3).</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(FieldNode field)
    {
        if (Context.Field is { } definition)
        {
            foreach (var missing in Missing(definition.Arguments, field.Arguments))
            {
                Report(
                    $"Field \"{field.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.",
                    field.Start
                );
            }
        }
    }

    public override void Leave(DirectiveNode directive)
    {
        if (Context.Directive is { } definition)
        {
            foreach (var missing in Missing(definition.Arguments, directive.Arguments))
            {
                Report(
                    $"Directive \"@{directive.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.",
                    directive.Start
                );
            }
        }
    }

    private static IEnumerable<InputValueDefinition> Missing(
        IReadOnlyList<InputValueDefinition> definitions,
        ImmutableArray<ArgumentNode> given
    ) => definitions.Where(definition => definition.IsRequired && !given.Any(argument => argument.Name.Value == definition.Name));
}
