using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Fragment names are unique (specification section 5.5.1.1).</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, Name> known = new(StringComparer.Ordinal);

    public override void Enter(FragmentDefinitionNode fragment)
    {
        if (!known.TryAdd(fragment.Name.Value, fragment.Name))
        {
            Report($"There can be only one fragment named \"{fragment.Name}\".", known[fragment.Name.Value].Start, fragment.Name.Start);
        }
    }
}
