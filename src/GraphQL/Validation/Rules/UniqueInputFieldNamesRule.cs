using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Field names are unique in an input object (specification section 5.6.3).</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(ValueNode value)
    {
        if (value is not ObjectValueNode { Fields: { Length: > 1 } fields })
        {
            return;
        }

        var known = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!known.TryAdd(field.Name.Value, field.Name))
            {
                Report($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value].Start, field.Start);
            }
        }
    }
}
