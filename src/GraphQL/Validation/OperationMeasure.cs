using System.Runtime.CompilerServices;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation;

/// <summary>
/// Measures operations of a valid document against <see cref="RequestLimits"/>. A fragment is measured once and counted where it is
/// spread, so that the measuring is linear even where what is measured is not.
/// </summary>
internal sealed class OperationMeasure(DocumentNode document, RequestLimits limits)
{
    private static readonly HashSet<string> IntrospectionLists = new(
        ["fields", "interfaces", "possibleTypes", "inputFields"],
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, FragmentDefinitionNode> fragments = document
        .Definitions.OfType<FragmentDefinitionNode>()
        .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);

    private readonly Dictionary<string, Size> measured = new(StringComparer.Ordinal);

    /// <summary>The limits that the document exceeds, as errors.</summary>
    public IEnumerable<IError> Errors()
    {
        if (fragments.Count > limits.MaxFragments)
        {
            yield return Exceeded("fragments", fragments.Count, limits.MaxFragments, document);
        }

        foreach (var operation in document.Operations)
        {
            var size = Of(operation.SelectionSet).Plus(operation.Directives.Length);
            (string What, long Count, int Limit)[] counts =
            [
                ("levels of fields", size.Depth, limits.MaxExecutionDepth),
                ("fields", size.Fields, limits.MaxFields),
                ("aliases", size.Aliases, limits.MaxAliases),
                ("directives", size.Directives, limits.MaxDirectives),
                ("nested introspection lists", size.IntrospectionDepth, limits.MaxIntrospectionDepth),
            ];
            foreach (var (what, count, limit) in counts.Where(entry => entry.Count > entry.Limit))
            {
                yield return Exceeded(what, count, limit, operation);
            }

            if (limits.DisableIntrospection && size.IsIntrospection)
            {
                yield return new Error("Introspection is not allowed.")
                {
                    Code = ErrorCodes.IntrospectionDisabled,
                    Locations = [document.LocationOf(operation)],
                };
            }
        }
    }

    private Error Exceeded(string what, long count, int limit, SyntaxNode at) =>
        new($"The document has {count} {what}; at most {limit} are allowed.")
        {
            Code = ErrorCodes.LimitExceeded,
            Locations = [document.LocationOf(at)],
        };

    private Size Of(SelectionSetNode set)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var total = default(Size);
        foreach (var selection in set.Selections)
        {
            total = total
                .Plus(
                    selection switch
                    {
                        FieldNode field => Of(field),
                        InlineFragmentNode inline => Of(inline.SelectionSet),
                        _ => Of(((FragmentSpreadNode)selection).Name.Value),
                    }
                )
                .Plus(selection.Directives.Length);
        }

        return total;
    }

    private Size Of(FieldNode field)
    {
        var inner = field.SelectionSet is { } set ? Of(set) : default;
        var isIntrospection = field.Name.Value is "__schema" or "__type";
        return inner with
        {
            Depth = inner.Depth + 1,
            Fields = Size.Add(inner.Fields, 1),
            Aliases = Size.Add(inner.Aliases, field.Alias is null ? 0 : 1),
            ListDepth = inner.ListDepth + (IntrospectionLists.Contains(field.Name.Value) ? 1 : 0),
            // Lists of these names outside __schema and __type are the developer's own fields.
            IntrospectionDepth = Math.Max(inner.IntrospectionDepth, isIntrospection ? inner.ListDepth : 0),
            IsIntrospection = inner.IsIntrospection || isIntrospection,
        };
    }

    private Size Of(string fragment)
    {
        if (!measured.TryGetValue(fragment, out var size))
        {
            measured[fragment] = size = Of(fragments[fragment].SelectionSet).Plus(fragments[fragment].Directives.Length);
        }

        return size;
    }

    private readonly record struct Size(
        int Depth,
        long Fields,
        long Aliases,
        long Directives,
        int ListDepth,
        int IntrospectionDepth,
        bool IsIntrospection
    )
    {
        /// <summary>Adds without overflowing: fragments multiply faster than any number grows.</summary>
        public static long Add(long a, long b) => Math.Min(a + b, int.MaxValue);

        public Size Plus(long directives) => this with { Directives = Add(Directives, directives) };

        public Size Plus(Size other) =>
            new(
                Math.Max(Depth, other.Depth),
                Add(Fields, other.Fields),
                Add(Aliases, other.Aliases),
                Add(Directives, other.Directives),
                Math.Max(ListDepth, other.ListDepth),
                Math.Max(IntrospectionDepth, other.IntrospectionDepth),
                IsIntrospection || other.IsIntrospection
            );
    }
}
