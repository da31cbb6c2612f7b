using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Fragments apply to objects, interfaces and unions (specification section 5.5.1.3).</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition && IsLeafOrInput(condition))
        {
            Report($"Fragment cannot condition on non composite type \"{condition.Name}\".", condition.Start);
        }
    }

    public override void Enter(FragmentDefinitionNode fragment)
    {
        if (IsLeafOrInput(fragment.TypeCondition))
        {
            Report(
                $"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{fragment.TypeCondition.Name}\".",
                fragment.TypeCondition.Start
            );
        }
    }

    private bool IsLeafOrInput(NamedTypeNode condition) => Context.Schema.Type(condition.Name.Value) is not (null or CompositeType);
}
