using System.Runtime.CompilerServices;
using System.Text;
using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL.Validation.Rules;

/// <summary>
/// Selections with one response key mean one field (specification section 5.3.2, FieldsInSetCanMerge). Each pair of fragments and each
/// selection set with each fragment is compared once, and comparisons are counted, so a document cannot make them explode. As in
/// graphql-js, <c>__typename</c> takes part by its name but not by its type.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    // What graphql-js allows: messages stay short and work stays linear, whatever the document.
    private const int MaxDetail = 1000;
    private const int MaxNodes = 20;

    private readonly Dictionary<SelectionSetNode, CollectedFields> collected = [];
    private readonly Dictionary<(string, string), bool> comparedFragments = [];
    private readonly Dictionary<(CollectedFields, string), bool> comparedWithFragment = [];

    private int budget = 500_000;

    public override void Enter(SelectionSetNode selectionSet, bool isInline)
    {
        // An inline fragment's fields are compared as part of the selection set around it.
        if (isInline || selectionSet.Selections is [FieldNode or FragmentSpreadNode])
        {
            return;
        }

        foreach (var conflict in Within(Context.ParentType, selectionSet))
        {
            Report(
                $"Fields \"{Abbreviate(conflict.Key)}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First.Concat(conflict.Second).Select(field => field.Start)]
            );
        }
    }

    /// <summary>A conflict between sub-selections tells of those inside, up to a length.</summary>
    private static string ReasonOf(List<Conflict> inner)
    {
        var reason = new StringBuilder();
        foreach (var conflict in inner.TakeWhile(_ => reason.Length <= MaxDetail))
        {
            reason
                .Append(reason.Length == 0 ? "" : " and ")
                .Append($"subfields \"{Abbreviate(conflict.Key)}\" conflict because {conflict.Reason}");
        }

        return Abbreviate(reason.ToString());
    }

    private static string Abbreviate(string text) => text.Length > MaxDetail ? text[..MaxDetail] + "..." : text;

    /// <summary>The field and those inside that conflict, so many at most.</summary>
    private static List<FieldNode> Nodes(FieldNode field, List<Conflict> conflicts, Func<Conflict, IReadOnlyList<FieldNode>> side)
    {
        List<FieldNode> nodes = [field];
        foreach (var conflict in conflicts.TakeWhile(_ => nodes.Count < MaxNodes))
        {
            nodes.AddRange(side(conflict).TakeLast(MaxNodes - nodes.Count));
        }

        return nodes;
    }

    private void Spend(int cost)
    {
        budget -= cost;
        if (budget < 0)
        {
            throw new ValidationAbortedException();
        }
    }

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
            WithFragment(conflicts, fields, fields.Spreads[i], areExclusive: false);
            for (var j = i + 1; j < fields.Spreads.Count; j++)
            {
                BetweenFragments(conflicts, fields.Spreads[i], fields.Spreads[j], areExclusive: false);
            }
        }

        return conflicts;
    }

    private void WithFragment(List<Conflict> conflicts, CollectedFields fields, string name, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(1);
        if (
            fields.Groups.Count == 0
            || IsCompared(comparedWithFragment, (fields, name), areExclusive)
            || !Context.Fragments.TryGetValue(name, out var fragment)
        )
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
            WithFragment(conflicts, fields, inner, areExclusive);
        }
    }

    private void BetweenFragments(List<Conflict> conflicts, string one, string other, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(2);
        var pair = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        if (
            one == other
            || IsCompared(comparedFragments, pair, areExclusive)
            || !Context.Fragments.TryGetValue(one, out var first)
            || !Context.Fragments.TryGetValue(other, out var second)
        )
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
        if (one.Groups.Count == 0 || other.Groups.Count == 0)
        {
            return;
        }

        foreach (var (key, group) in one.Groups)
        {
            Spend(1);
            var others = other.Groups.GetValueOrDefault(key) ?? [];
            foreach (var first in group)
            {
                foreach (var second in others)
                {
                    Add(conflicts, Compare(key, first, second, areExclusive));
                }
            }
        }
    }

    private Conflict? Compare(string key, Selected one, Selected other, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(2);

        // Two object types never apply to one value, so their fields may differ as long as the results have one shape.
        areExclusive |= one.Parent is ObjectType && other.Parent is ObjectType && one.Parent != other.Parent;
        if (!areExclusive)
        {
            var (name, otherName) = (one.Node.Name.Value, other.Node.Name.Value);
            if (name != otherName)
            {
                return new Conflict(
                    key,
                    $"\"{Abbreviate(name)}\" and \"{Abbreviate(otherName)}\" are different fields",
                    [one.Node],
                    [other.Node]
                );
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
        return inner.Count == 0
            ? null
            : new Conflict(
                key,
                ReasonOf(inner),
                Nodes(one.Node, inner, conflict => conflict.First),
                Nodes(other.Node, inner, conflict => conflict.Second)
            );
    }

    private List<Conflict> BetweenSubselections(
        bool areExclusive,
        CompositeType? type,
        SelectionSetNode set,
        CompositeType? otherType,
        SelectionSetNode otherSet
    )
    {
        var conflicts = new List<Conflict>();
        var (one, other) = (FieldsOf(type, set), FieldsOf(otherType, otherSet));
        Between(conflicts, one, other, areExclusive);
        foreach (var spread in other.Spreads)
        {
            WithFragment(conflicts, one, spread, areExclusive);
        }

        foreach (var spread in one.Spreads)
        {
            WithFragment(conflicts, other, spread, areExclusive);
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

                    group.Add(new Selected(parent, field, (parent as FieldsType)?.Field(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when !fields.Spreads.Contains(spread.Name.Value):
                    fields.Spreads.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(
                        inline.TypeCondition is { } condition ? Context.Schema.Type(condition.Name.Value) as CompositeType : parent,
                        inline.SelectionSet,
                        fields
                    );
                    break;
            }
        }
    }

    private static bool HaveSameArguments(FieldNode one, FieldNode other) =>
        one.Arguments.Length == other.Arguments.Length
        && one.Arguments.All(argument =>
            other.Arguments.FirstOrDefault(candidate => candidate.Name.Value == argument.Name.Value) is { } same
            && ValueEquality.AreSame(argument.Value, same.Value)
        );

    private static bool HaveDifferentShape(GraphQLType one, GraphQLType other) =>
        (one, other) switch
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

    private sealed record Conflict(string Key, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second);
}
