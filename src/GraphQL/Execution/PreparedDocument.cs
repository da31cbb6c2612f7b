using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;
using Kpi.GraphQL.Validation;

namespace Kpi.GraphQL.Execution;

/// <summary>A document parsed and validated once, with the plans of its operations.</summary>
internal sealed class PreparedDocument
{
    // One operation with several @skip/@include variables has a plan for each combination asked for; most have one.
    private const int MaxPlans = 32;

    private readonly Schema schema;
    private readonly BoundedCache<(OperationDefinitionNode, ulong), OperationPlan> plans = new(MaxPlans);
    private readonly Dictionary<OperationDefinitionNode, string[]> conditionVariables = [];

    private PreparedDocument(Schema schema, DocumentNode? document, IReadOnlyList<IError> errors)
    {
        this.schema = schema;
        Document = document;
        Errors = errors;
        foreach (var operation in document?.Operations ?? [])
        {
            conditionVariables[operation] = ConditionVariables.Of(document!, operation);
        }
    }

    /// <summary>The syntax tree; null when it could not be parsed.</summary>
    public DocumentNode? Document { get; }

    /// <summary>Syntax or validation errors.</summary>
    public IReadOnlyList<IError> Errors { get; }

    /// <summary>Parses and validates a document; the text is kept.</summary>
    public static PreparedDocument Of(Schema schema, ReadOnlyMemory<byte> text, ParserOptions options, RequestLimits limits)
    {
        try
        {
            var document = Parser.Parse(new Source(text), options);
            return new PreparedDocument(schema, document, DocumentValidator.Validate(schema, document, limits));
        }
        catch (GraphQLSyntaxException e)
        {
            return new PreparedDocument(schema, null, [new Error(e.Message) { Code = ErrorCodes.ParseFailed, Locations = [e.Location] }]);
        }
    }

    /// <summary>The operation of that name, or the only one (specification section 6.1, GetOperation).</summary>
    public OperationDefinitionNode? Operation(string? name, out string problem)
    {
        problem = "";
        if (name is null)
        {
            using var operations = Document!.Operations.GetEnumerator();
            if (operations.MoveNext())
            {
                var only = operations.Current;
                if (!operations.MoveNext())
                {
                    return only;
                }

                problem = "Must provide operation name if query contains multiple operations.";
                return null;
            }

            problem = "Must provide an operation.";
            return null;
        }

        problem = $"Unknown operation named \"{name}\".";
        return Document!.Operations.FirstOrDefault(operation => operation.Name?.Value == name);
    }

    public OperationPlan Plan(OperationDefinitionNode operation, VariableValues variables)
    {
        var names = conditionVariables[operation];
        if (names.Length > 64)
        {
            return new OperationPlan(schema, Document!, operation, variables);
        }

        ulong bits = 0;
        for (var i = 0; i < names.Length; i++)
        {
            bits |= variables.IsTrue(names[i]) ? 1UL << i : 0;
        }

        if (!plans.TryGet((operation, bits), out var plan))
        {
            plans.Add((operation, bits), plan = new OperationPlan(schema, Document!, operation, variables));
        }

        return plan;
    }
}
