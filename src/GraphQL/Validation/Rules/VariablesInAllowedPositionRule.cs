using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>A variable's type fits where it is used (specification section 5.8.5).</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(DocumentNode document)
    {
        foreach (var operation in document.Operations)
        {
            var definitions = operation
                .Variables.GroupBy(variable => variable.Variable.Name.Value, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
            foreach (var usage in Context.Usages.Of(operation, Context.Fragments))
            {
                if (
                    usage.Type is { } expected
                    && definitions.TryGetValue(usage.Variable.Name.Value, out var definition)
                    && TypeReferences.Resolve(Context.Schema, definition.Type) is { } type
                )
                {
                    Check(usage, definition, type, expected);
                }
            }
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode definition, GraphQLType type, GraphQLType expected)
    {
        var name = usage.Variable.Name;
        if (!IsAllowed(type, definition.DefaultValue, expected, usage.HasDefault))
        {
            Report(
                $"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{expected}\".",
                definition.Start,
                usage.Variable.Start
            );
        }
        else if (usage.ParentType is InputObjectType { IsOneOf: true } parent && !type.IsNonNull)
        {
            Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{parent}\".",
                definition.Start,
                usage.Variable.Start
            );
        }
    }

    /// <summary>The specification's IsVariableUsageAllowed.</summary>
    private static bool IsAllowed(GraphQLType type, ValueNode? defaultValue, GraphQLType expected, bool positionHasDefault)
    {
        if (expected is not NonNullType nonNull || type.IsNonNull)
        {
            return IsSubtype(type, expected);
        }

        return (defaultValue is not (null or NullValueNode) || positionHasDefault) && IsSubtype(type, nonNull.OfType);
    }

    private static bool IsSubtype(GraphQLType type, GraphQLType of) =>
        (type, of) switch
        {
            (NonNullType a, NonNullType b) => IsSubtype(a.OfType, b.OfType),
            (NonNullType a, _) => IsSubtype(a.OfType, of),
            (ListType a, ListType b) => IsSubtype(a.OfType, b.OfType),
            _ => ReferenceEquals(type, of),
        };
}
