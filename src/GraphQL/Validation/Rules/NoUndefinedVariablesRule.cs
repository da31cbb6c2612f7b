using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Every variable used is defined by the operation (specification section 5.8.3).</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(DocumentNode document)
    {
        foreach (var operation in document.Operations)
        {
            var defined = operation.Variables.Select(variable => variable.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (
                var usage in Context.Usages.Of(operation, Context.Fragments).Where(usage => !defined.Contains(usage.Variable.Name.Value))
            )
            {
                var where = operation.Name is { } name ? $"by operation \"{name}\"" : "";
                Report(
                    where.Length > 0
                        ? $"Variable \"${usage.Variable.Name}\" is not defined {where}."
                        : $"Variable \"${usage.Variable.Name}\" is not defined.",
                    usage.Variable.Start,
                    operation.Start
                );
            }
        }
    }
}
