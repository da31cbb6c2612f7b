using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Fields exist on the type they are selected from (specification section 5.3.1).</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(FieldNode field)
    {
        if (Context.ParentType is { } type && Context.Field is null)
        {
            Report($"Cannot query field \"{field.Name}\" on type \"{type}\".", field.Start);
        }
    }
}
