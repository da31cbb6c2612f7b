using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Every type named in the document exists (specification sections 5.5.1.2 and 5.8.2).</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(NamedTypeNode type)
    {
        if (Context.Schema.Type(type.Name.Value) is null)
        {
            Report($"Unknown type \"{type.Name}\".", type.Start);
        }
    }
}
