using System.Runtime.CompilerServices;
using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL.Validation.Rules;

/// <summary>
/// Selections with one response key mean one field (specification section 5.3.2, FieldsInSetCanMerge). Each pair of fragments and each
/// pair of selection sets is compared once, so a document cannot make the comparison explode.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<SelectionSetNode, CollectedFields> collected = [];
    private readonly Dictionary<(string, string), bool> comparedFragments = [];
    private readonly Dictionary<(SelectionSetNode, string), bool> comparedWithFragment = [];

    public override void Enter(SelectionSetNode selectionSet)
    {
        foreach (var conflict in Within(Context.ParentType, selectionSet))
        {
            Report(
                $"Fields \"{conflict.Key}\" conflict because {Reason(conflict)}. Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First.Concat(conflict.Second).Select(field => field.Start)]);
        }
    }

    private static string Reason(Conflict conflict) => conflict.Inner is null
        ? conflict.Message!
        : string.Join(" and ", conflict.Inner.Select(inner => $"subfields \"{inner.Key}\" conflict because {Reason(inner)}"));

    private List<Conflict> Within(CompositeType? parent, SelectionSetNode set)
    {
        var conflicts = new List<Conflict>();
        var fields = FieldsOf(parent, set);
        foreach (var (key, group) in fields.Groups)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                {
                    Add(conflicts, Compare(key, group[i], group[j], areExclusive: false));
                }
            }
        }

        for (var i = 0; i < fields.Spreads.Count; i++)
        {
            WithFragment(conflicts, set, fields, fields.Spreads[i], areExclusive: false);
            for (var j = i + 1; j < fields.Spreads.Count; j++)
            {
                BetweenFragments(conflicts, fields.Spreads[i], fields.Spreads[j], areExclusive: false);
            }
        }

        return conflicts;
    }

    private void WithFragment(List<Conflict> conflicts, SelectionSetNode set, CollectedFields fields, string name, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (IsCompared(comparedWithFragment, (set, name), areExclusive) || !Context.Fragments.TryGetValue(name, out var fragment))
        {
            return;
        }

        var others = FieldsOf(fragment);
        if (ReferenceEquals(fields, others))
        {
            return;
        }

        Between(conflicts, fields, others, areExclusive);
        foreach (var inner in others.Spreads)
        {
            WithFragment(conflicts, set, fields, inner, areExclusive);
        }
    }

    private void BetweenFragments(List<Conflict> conflicts, string one, string other, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var pair = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        if (one == other || IsCompared(comparedFragments, pair, areExclusive)
            || !Context.Fragments.TryGetValue(one, out var first) || !Context.Fragments.TryGetValue(other, out var second))
        {
            return;
        }

        var (a, b) = (FieldsOf(first), FieldsOf(second));
        Between(conflicts, a, b, areExclusive);
        foreach (var inner in b.Spreads)
        {
            BetweenFragments(conflicts, one, inner, areExclusive);
        }

        foreach (var inner in a.Spreads)
        {
            BetweenFragments(conflicts, inner, other, areExclusive);
        }
    }

    private void Between(List<Conflict> conflicts, CollectedFields one, CollectedFields other, bool areExclusive)
    {
        foreach (var (key, group) in one.Groups)
        {
            foreach (var second in other.Groups.GetValueOrDefault(key) ?? [])
            {
                foreach (var first in group)
                {
                    Add(conflicts, Compare(key, first, second, areExclusive));
                }
            }
        }
    }

    private Conflict? Compare(string key, Selected one, Selected other, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        // Two object types never apply to one value, so their fields may differ as long as the results have one shape.
        areExclusive |= one.Parent is ObjectType && other.Parent is ObjectType && one.Parent != other.Parent;
        if (!areExclusive)
        {
            var (name, otherName) = (one.Node.Name.Value, other.Node.Name.Value);
            if (name != otherName)
            {
                return new Conflict(key, $"\"{name}\" and \"{otherName}\" are different fields", [one.Node], [other.Node]);
            }

            if (!HaveSameArguments(one.Node, other.Node))
            {
                return new Conflict(key, "they have differing arguments", [one.Node], [other.Node]);
            }
        }

        var (type, otherType) = (one.Definition?.Type, other.Definition?.Type);
        if (type is not null && otherType is not null && HaveDifferentShape(type, otherType))
        {
            return new Conflict(key, $"they return conflicting types \"{type}\" and \"{otherType}\"", [one.Node], [other.Node]);
        }

        if (one.Node.SelectionSet is not { } set || other.Node.SelectionSet is not { } otherSet)
        {
            return null;
        }

        var inner = BetweenSubselections(areExclusive, type?.Named as CompositeType, set, otherType?.Named as CompositeType, otherSet);
        return inner.Count == 0 ? null : new Conflict(
            key, null, [one.Node, .. inner.SelectMany(conflict => conflict.First)], [other.Node, .. inner.SelectMany(conflict => conflict.Second)])
        {
            Inner = inner,
        };
    }

    private List<Conflict> BetweenSubselections(bool areExclusive, CompositeType? type, SelectionSetNode set, CompositeType? otherType, SelectionSetNode otherSet)
    {
        var conflicts = new List<Conflict>();
        var (one, other) = (FieldsOf(type, set), FieldsOf(otherType, otherSet));
        Between(conflicts, one, other, areExclusive);
        foreach (var spread in other.Spreads)
        {
            WithFragment(conflicts, set, one, spread, areExclusive);
        }

        foreach (var spread in one.Spreads)
        {
            WithFragment(conflicts, otherSet, other, spread, areExclusive);
        }

        foreach (var spread in one.Spreads)
        {
            foreach (var otherSpread in other.Spreads)
            {
                BetweenFragments(conflicts, spread, otherSpread, areExclusive);
            }
        }

        return conflicts;
    }

    private CollectedFields FieldsOf(FragmentDefinitionNode fragment) =>
        FieldsOf(Context.Schema.Type(fragment.TypeCondition.Name.Value) as CompositeType, fragment.SelectionSet);

    private CollectedFields FieldsOf(CompositeType? parent, SelectionSetNode set)
    {
        if (!collected.TryGetValue(set, out var fields))
        {
            collected[set] = fields = new CollectedFields();
            Collect(parent, set, fields);
        }

        return fields;
    }

    private void Collect(CompositeType? parent, SelectionSetNode set, CollectedFields fields)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!fields.Groups.TryGetValue(field.ResponseName, out var group))
                    {
                        fields.Groups.Add(field.ResponseName, group = []);
                    }

                    group.Add(new Selected(parent, field, Context.FieldOf(parent, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when !fields.Spreads.Contains(spread.Name.Value):
                    fields.Spreads.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.TypeCondition is { } condition ? Context.Schema.Type(condition.Name.Value) as CompositeType : parent, inline.SelectionSet, fields);
                    break;
            }
        }
    }

    private static bool HaveSameArguments(FieldNode one, FieldNode other) =>
        one.Arguments.Length == other.Arguments.Length
        && one.Arguments.All(argument => other.Arguments.FirstOrDefault(candidate => candidate.Name.Value == argument.Name.Value) is { } same
            && ValueEquality.AreSame(argument.Value, same.Value));

    private static bool HaveDifferentShape(GraphQLType one, GraphQLType other) => (one, other) switch
    {
        (ListType a, ListType b) => HaveDifferentShape(a.OfType, b.OfType),
        (ListType, _) or (_, ListType) when one is not NonNullType && other is not NonNullType => true,
        (NonNullType a, NonNullType b) => HaveDifferentShape(a.OfType, b.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (one.IsLeaf || other.IsLeaf) && one != other,
    };

    // Compared as exclusive is weaker than compared as overlapping.
    private static bool IsCompared<T>(Dictionary<T, bool> pairs, T pair, bool areExclusive)
        where T : notnull
    {
        if (pairs.TryGetValue(pair, out var before) && (areExclusive || !before))
        {
            return true;
        }

        pairs[pair] = areExclusive;
        return false;
    }

    private static void Add(List<Conflict> conflicts, Conflict? conflict)
    {
        if (conflict is not null)
        {
            conflicts.Add(conflict);
        }
    }

    private sealed record Selected(CompositeType? Parent, FieldNode Node, FieldDefinition? Definition);

    private sealed class CollectedFields
    {
        public OrderedDictionary<string, List<Selected>> Groups { get; } = new(StringComparer.Ordinal);

        public List<string> Spreads { get; } = [];
    }

    private sealed record Conflict(string Key, string? Message, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second)
    {
        public List<Conflict>? Inner { get; init; }
    }
}
