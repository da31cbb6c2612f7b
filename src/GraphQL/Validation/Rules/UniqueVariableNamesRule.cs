using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Variable names are unique in an operation (specification section 5.8.1).</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(OperationDefinitionNode operation)
    {
        foreach (
            var group in operation
                .Variables.GroupBy(variable => variable.Variable.Name.Value, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
        {
            Report($"There can be only one variable named \"${group.Key}\".", [.. group.Select(variable => variable.Variable.Name.Start)]);
        }
    }
}
