using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Fragments that are spread are defined (specification section 5.5.2.1).</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(FragmentSpreadNode spread)
    {
        if (!Context.Fragments.ContainsKey(spread.Name.Value))
        {
            Report($"Unknown fragment \"{spread.Name}\".", spread.Name.Start);
        }
    }
}
