using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>A request holds operations and fragments only (specification section 5.1.1).</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(DocumentNode document)
    {
        foreach (var definition in document.Definitions.OfType<TypeSystemDefinitionNode>())
        {
            var name = definition.Name is { } named ? $"\"{named}\"" : "schema";
            Report($"The {name} definition is not executable.", definition.Start);
        }
    }
}
