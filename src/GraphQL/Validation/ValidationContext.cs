using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation;

/// <summary>What rules know while the walker is at a node: the types there, and the whole document.</summary>
internal sealed class ValidationContext(Schema schema, DocumentNode document, int maxErrors)
{
    private readonly List<IError> errors = [];

    /// <summary>The last error where validation stopped early.</summary>
    public static IError TooMany { get; } =
        new Error("Too many validation errors, error limit reached. Validation aborted.") { Code = ErrorCodes.ValidationFailed };

    public Schema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    /// <summary>Fragments by name; of two with one name, the last, as in graphql-js.</summary>
    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } =
        document
            .Definitions.OfType<FragmentDefinitionNode>()
            .GroupBy(fragment => fragment.Name.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    public IReadOnlyList<IError> Errors => errors;

    /// <summary>Whether so many errors were found that going on serves nobody.</summary>
    public bool IsFull => errors.Count >= maxErrors;

    /// <summary>The type whose fields are being selected, when known.</summary>
    public CompositeType? ParentType { get; set; }

    /// <summary>The definition of the field being visited, when known.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>The definition of the directive being visited, when known.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>The definition of the argument being visited, when known.</summary>
    public InputValueDefinition? Argument { get; set; }

    /// <summary>The type expected of the value being visited, when known.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>The type of the input object around the input field being visited, when known.</summary>
    public GraphQLType? ParentInputType { get; set; }

    /// <summary>Whether the position of the value being visited has a default.</summary>
    public bool HasDefault { get; set; }

    /// <summary>Variable uses of each operation and fragment definition.</summary>
    public VariableUsages Usages { get; } = new();

    public FieldDefinition? FieldOf(CompositeType? parent, string name) =>
        parent is null ? null : Schema.Meta.Find(parent, name, Schema.QueryType) ?? (parent as FieldsType)?.Field(name);

    public void Report(string rule, string message, params ReadOnlySpan<int> offsets)
    {
        if (IsFull)
        {
            return;
        }

        var locations = new SourceLocation[offsets.Length];
        for (var i = 0; i < offsets.Length; i++)
        {
            locations[i] = Document.Source.LocationOf(offsets[i]);
        }

        errors.Add(
            new Error(message)
            {
                Code = ErrorCodes.ValidationFailed,
                Locations = locations,
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = rule },
            }
        );
        if (IsFull)
        {
            errors.Add(TooMany);
        }
    }
}
