using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for the operation (specification section 5.2.1.1).</summary>
internal sealed class KnownOperationTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(OperationDefinitionNode operation)
    {
        if (Context.Schema.RootType(operation.Kind) is null)
        {
            var kind = operation.Kind == OperationKind.Mutation ? "mutation" : "subscription";
            Report($"The {kind} operation is not supported by the schema.", operation.Start);
        }
    }
}
