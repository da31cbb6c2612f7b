namespace GraphQL.Execution;

/// <summary>A request that has come as far as its plan, or the reason why it has not.</summary>
internal sealed record StartedOperation(OperationPlan? Plan, VariableValues Variables, ExecutionOutcome Outcome, IReadOnlyList<IError> Errors)
{
    public static StartedOperation Refused(ExecutionOutcome outcome, IReadOnlyList<IError> errors) => new(null, VariableValues.None, outcome, errors);
}
