using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Arguments exist on their field or directive (specification section 5.4.1).</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private DirectiveNode? directive;

    public override void Enter(DirectiveNode node, DirectiveLocation location) => directive = node;

    public override void Leave(DirectiveNode node) => directive = null;

    public override void Enter(ArgumentNode argument)
    {
        if (Context.Argument is not null)
        {
            return;
        }

        if (directive is not null)
        {
            if (Context.Directive is { } definition)
            {
                Report($"Unknown argument \"{argument.Name}\" on directive \"@{definition.Name}\".", argument.Start);
            }
        }
        else if (Context.Field is { } field && Context.ParentType is { } parent)
        {
            Report($"Unknown argument \"{argument.Name}\" on field \"{parent}.{field.Name}\".", argument.Start);
        }
    }
}
