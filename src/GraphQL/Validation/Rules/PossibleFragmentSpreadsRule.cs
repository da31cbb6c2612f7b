using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>A fragment can apply where it is spread (specification section 5.5.2.3).</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition && Conflict(condition) is var (parent, type))
        {
            Report($"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", fragment.Start);
        }
    }

    public override void Enter(FragmentSpreadNode spread)
    {
        if (Context.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Conflict(fragment.TypeCondition) is var (parent, type))
        {
            Report(
                $"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                spread.Start
            );
        }
    }

    private (CompositeType Parent, CompositeType Type)? Conflict(NamedTypeNode condition) =>
        Context.ParentType is { } parent
        && Context.Schema.Type(condition.Name.Value) is CompositeType type
        && type != parent
        && !parent.PossibleTypes.Intersect(type.PossibleTypes).Any()
            ? (parent, type)
            : null;
}
