using System.Collections.Immutable;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Argument names are unique in a field or directive (specification section 5.4.2).</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(FieldNode field) => Check(field.Arguments);

    public override void Enter(DirectiveNode directive, DirectiveLocation location) => Check(directive.Arguments);

    private void Check(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.Length < 2)
        {
            return;
        }

        foreach (var group in arguments.GroupBy(argument => argument.Name.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Report($"There can be only one argument named \"{group.Key}\".", [.. group.Select(argument => argument.Start)]);
        }
    }
}
