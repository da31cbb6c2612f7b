using System.Runtime.CompilerServices;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>
/// Selections with one response key mean one field (specification section 5.3.2, FieldsInSetCanMerge). Where <see cref="FieldMergingCheck"/>
/// finds nothing there is nothing; otherwise fields are compared in pairs, as graphql-js does, to tell which conflict. Each pair of fragments
/// and each selection set with each fragment is compared once, and comparisons are counted, so a document cannot make them explode.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context, int budget) : ValidationRule(context)
{
    private readonly Dictionary<SelectionSetNode, CollectedFields> collected = [];
    private readonly Dictionary<(string, string), bool> comparedFragments = [];
    private readonly Dictionary<(CollectedFields, string), bool> comparedWithFragment = [];

    private int budget = budget;
    private bool canAllMerge;

    public override void Enter(DocumentNode document) => canAllMerge = new FieldMergingCheck(Context).IsCertain();

    public override void Enter(SelectionSetNode selectionSet, bool isInline)
    {
        // An inline fragment's fields are compared as part of the selection set around it.
        if (canAllMerge || isInline || selectionSet.Selections is [FieldNode or FragmentSpreadNode])
        {
            return;
        }

        foreach (var conflict in Within(Context.ParentType, selectionSet))
        {
            Report(conflict.Message, [.. conflict.First.Concat(conflict.Second).Select(field => field.Start)]);
        }
    }

    private void Spend(int cost)
    {
        budget -= cost;
        if (budget < 0)
        {
            throw new ValidationAbortedException();
        }
    }

    private List<FieldConflict> Within(CompositeType? parent, SelectionSetNode set)
    {
        var conflicts = new List<FieldConflict>();
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

    private void WithFragment(List<FieldConflict> conflicts, CollectedFields fields, string name, bool areExclusive)
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

    private void BetweenFragments(List<FieldConflict> conflicts, string one, string other, bool areExclusive)
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

    private void Between(List<FieldConflict> conflicts, CollectedFields one, CollectedFields other, bool areExclusive)
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

    private FieldConflict? Compare(string key, SelectedField one, SelectedField other, bool areExclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(2);

        // Exclusive fields may differ as long as the results have one shape.
        areExclusive |= SelectedField.AreExclusive(one, other);
        if (!areExclusive)
        {
            if (one.Node.Name.Value != other.Node.Name.Value)
            {
                return FieldConflict.DifferentFields(key, one.Node, other.Node);
            }

            if (!SelectedField.HaveSameArguments(one.Node, other.Node))
            {
                return new FieldConflict(key, "they have differing arguments", [one.Node], [other.Node]);
            }
        }

        var (type, otherType) = (one.Definition?.Type, other.Definition?.Type);
        if (type is not null && otherType is not null && SelectedField.HaveDifferentShape(type, otherType))
        {
            return new FieldConflict(key, $"they return conflicting types \"{type}\" and \"{otherType}\"", [one.Node], [other.Node]);
        }

        if (one.Node.SelectionSet is not { } set || other.Node.SelectionSet is not { } otherSet)
        {
            return null;
        }

        var inner = BetweenSubselections(areExclusive, type?.Named as CompositeType, set, otherType?.Named as CompositeType, otherSet);
        return inner.Count == 0 ? null : FieldConflict.Within(key, one.Node, other.Node, inner);
    }

    private List<FieldConflict> BetweenSubselections(
        bool areExclusive,
        CompositeType? type,
        SelectionSetNode set,
        CompositeType? otherType,
        SelectionSetNode otherSet
    )
    {
        var conflicts = new List<FieldConflict>();
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

                    group.Add(SelectedField.Of(parent, field));
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

    private static void Add(List<FieldConflict> conflicts, FieldConflict? conflict)
    {
        if (conflict is not null)
        {
            conflicts.Add(conflict);
        }
    }

    private sealed class CollectedFields
    {
        public OrderedDictionary<string, List<SelectedField>> Groups { get; } = new(StringComparer.Ordinal);

        public List<string> Spreads { get; } = [];
    }
}
