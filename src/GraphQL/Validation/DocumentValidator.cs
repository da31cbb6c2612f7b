using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;
using Kpi.GraphQL.Validation.Rules;

namespace Kpi.GraphQL.Validation;

/// <summary>Judging the document would take more work than any honest document needs.</summary>
internal sealed class ValidationAbortedException : Exception;

/// <summary>Judges documents by the specification's part 5.</summary>
internal static class DocumentValidator
{
    private const int MaxErrors = 100;

    /// <summary>Everything wrong with a document; empty when it may be executed.</summary>
    public static IReadOnlyList<IError> Validate(Schema schema, DocumentNode document, RequestLimits limits)
    {
        var context = new ValidationContext(schema, document, MaxErrors);
        try
        {
            new DocumentWalker(context, Rules(context, limits)).Walk();
            return context.Errors.Count > 0 ? context.Errors : [.. new OperationMeasure(document, limits).Errors()];
        }
        catch (ValidationAbortedException)
        {
            return [.. context.Errors, ValidationContext.TooMany];
        }
        catch (InsufficientExecutionStackException)
        {
            return [new Error("The document's fragments nest too deeply.") { Code = ErrorCodes.ValidationFailed }];
        }
    }

    private static ValidationRule[] Rules(ValidationContext context, RequestLimits limits) =>
        [
            new ExecutableDefinitionsRule(context),
            new UniqueOperationNamesRule(context),
            new LoneAnonymousOperationRule(context),
            new KnownOperationTypesRule(context),
            new SingleFieldSubscriptionsRule(context),
            new KnownTypeNamesRule(context),
            new FragmentsOnCompositeTypesRule(context),
            new VariablesAreInputTypesRule(context),
            new ScalarLeafsRule(context),
            new FieldsOnCorrectTypeRule(context),
            new UniqueFragmentNamesRule(context),
            new KnownFragmentNamesRule(context),
            new NoUnusedFragmentsRule(context),
            new PossibleFragmentSpreadsRule(context),
            new NoFragmentCyclesRule(context),
            new UniqueVariableNamesRule(context),
            new NoUndefinedVariablesRule(context),
            new NoUnusedVariablesRule(context),
            new KnownDirectivesRule(context),
            new UniqueDirectivesPerLocationRule(context),
            new KnownArgumentNamesRule(context),
            new UniqueArgumentNamesRule(context),
            new ValuesOfCorrectTypeRule(context),
            new ProvidedRequiredArgumentsRule(context),
            new VariablesInAllowedPositionRule(context),
            new OverlappingFieldsCanBeMergedRule(context, limits.MaxFieldComparisons),
            new UniqueInputFieldNamesRule(context),
        ];
}
