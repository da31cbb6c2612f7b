using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>An operation without a name stands alone (specification section 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context)
{
    private int operations;

    public override void Enter(DocumentNode document) => operations = document.Operations.Count();

    public override void Enter(OperationDefinitionNode operation)
    {
        if (operation.Name is null && operations > 1)
        {
            Report("This anonymous operation must be the only defined operation.", operation.Start);
        }
    }
}
