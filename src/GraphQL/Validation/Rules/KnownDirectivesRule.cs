using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Directives exist and stand where they may (specification sections 5.7.1 and 5.7.2).</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(DirectiveNode directive, DirectiveLocation location)
    {
        if (Context.Directive is not { } definition)
        {
            Report($"Unknown directive \"@{directive.Name}\".", directive.Start);
        }
        else if (!definition.Locations.Contains(location))
        {
            Report($"Directive \"@{directive.Name}\" may not be used on {Naming.EnumValue(location.ToString())}.", directive.Start);
        }
    }
}
