using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Every variable defined is used (specification section 5.8.4).</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(DocumentNode document)
    {
        foreach (var operation in document.Operations)
        {
            var used = Context
                .Usages.Of(operation, Context.Fragments)
                .Select(usage => usage.Variable.Name.Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.Variables.Where(variable => !used.Contains(variable.Variable.Name.Value)))
            {
                var name = variable.Variable.Name;
                Report(
                    operation.Name is { } operationName
                        ? $"Variable \"${name}\" is never used in operation \"{operationName}\"."
                        : $"Variable \"${name}\" is never used.",
                    variable.Start
                );
            }
        }
    }
}
