using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Variables have input types (specification section 5.8.2).</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(VariableDefinitionNode variable)
    {
        if (TypeReferences.Resolve(Context.Schema, variable.Type) is { IsInput: false })
        {
            Report($"Variable \"${variable.Variable.Name}\" cannot be non-input type \"{variable.Type}\".", variable.Type.Start);
        }
    }
}
