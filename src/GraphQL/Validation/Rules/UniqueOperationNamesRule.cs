using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Operation names are unique (specification section 5.2.2.1).</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, Name> known = new(StringComparer.Ordinal);

    public override void Enter(OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !known.TryAdd(name.Value, name))
        {
            Report($"There can be only one operation named \"{name}\".", known[name.Value].Start, name.Start);
        }
    }
}
