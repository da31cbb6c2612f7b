using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>The directives every schema has (specification section 3.13).</summary>
internal static class SpecifiedDirectives
{
    private static readonly DirectiveLocation[] Selections =
    [
        DirectiveLocation.Field,
        DirectiveLocation.FragmentSpread,
        DirectiveLocation.InlineFragment,
    ];

    public static IReadOnlyList<DirectiveDefinition> All(ScalarType boolean, ScalarType text) =>
        [
            new(
                "include",
                "Directs the executor to include this field or fragment only when the `if` argument is true.",
                Selections,
                [new("if", new NonNullType(boolean), "Included when true.")]
            )
            {
                IsSpecified = true,
            },
            new(
                "skip",
                "Directs the executor to skip this field or fragment when the `if` argument is true.",
                Selections,
                [new("if", new NonNullType(boolean), "Skipped when true.")]
            )
            {
                IsSpecified = true,
            },
            new(
                "deprecated",
                "Marks an element of a GraphQL schema as no longer supported.",
                [
                    DirectiveLocation.FieldDefinition,
                    DirectiveLocation.ArgumentDefinition,
                    DirectiveLocation.InputFieldDefinition,
                    DirectiveLocation.EnumValue,
                ],
                [
                    new(
                        "reason",
                        new NonNullType(text),
                        "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/)."
                    )
                    {
                        DefaultValue = new StringValueNode(0, "No longer supported"),
                    },
                ]
            )
            {
                IsSpecified = true,
            },
            new(
                "specifiedBy",
                "Exposes a URL that specifies the behavior of this scalar.",
                [DirectiveLocation.Scalar],
                [new("url", new NonNullType(text), "The URL that specifies the behavior of this scalar.")]
            )
            {
                IsSpecified = true,
            },
            new(
                "oneOf",
                "Indicates exactly one field must be supplied and this field must not be `null`.",
                [DirectiveLocation.InputObject],
                []
            )
            {
                IsSpecified = true,
            },
        ];

    /// <summary>The directives of the GraphQL cost directives specification, which the schema's fields carry.</summary>
    public static IReadOnlyList<DirectiveDefinition> Cost(ScalarType number, ScalarType boolean, ScalarType text) =>
        [
            new(
                "cost",
                "What resolving a field costs.",
                [DirectiveLocation.FieldDefinition],
                [new("weight", new NonNullType(text), "The cost of one call, a decimal number.")]
            ),
            new(
                "listSize",
                "How many items a list field gives.",
                [DirectiveLocation.FieldDefinition],
                [
                    new("assumedSize", number, "The size where no slicing argument is given."),
                    new("slicingArguments", new ListType(new NonNullType(text)), "Arguments that give the size."),
                    new("sizedFields", new ListType(new NonNullType(text)), "Fields of the result that hold the items."),
                    new("requireOneSlicingArgument", boolean, "Whether exactly one slicing argument must be given.")
                    {
                        DefaultValue = new BooleanValueNode(0, true),
                    },
                ]
            ),
        ];
}
