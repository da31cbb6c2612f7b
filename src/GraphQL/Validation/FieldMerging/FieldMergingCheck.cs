using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Validation;

/// <summary>
/// Whether all fields of a document can be merged, in time that grows with the document: fields of one response key are compared with the
/// first of them instead of each with each, and what they select is merged before it is judged. It says only yes or "perhaps not";
/// which fields are in each other's way is for <see cref="Rules.OverlappingFieldsCanBeMergedRule"/> to find.
/// </summary>
internal sealed class FieldMergingCheck(ValidationContext context)
{
    /// <summary>Field visits, beyond which the check gives up: documents can be made whose fragments multiply.</summary>
    private int budget = 200_000;

    private readonly HashSet<MergedSelections> overlapping = [];
    private readonly HashSet<MergedSelections> shapes = [];

    public bool IsCertain() =>
        context.Document.Definitions.OfType<ExecutableDefinitionNode>().All(definition => CanMerge([Whole(definition)]));

    private Selections Whole(ExecutableDefinitionNode definition) =>
        new(
            definition is OperationDefinitionNode operation
                ? context.Schema.RootType(operation.Kind)
                : context.Schema.Type(((FragmentDefinitionNode)definition).TypeCondition.Name.Value) as CompositeType,
            definition.SelectionSet
        );

    /// <summary>Fields that may apply to one value: each response key means one field with the same arguments.</summary>
    private bool CanMerge(List<Selections> merged)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return !overlapping.Add(MergedSelections.Of(merged)) || (Collect(merged) is { } groups && groups.Values.All(CanMergeFields));
    }

    private bool CanMergeFields(List<SelectedField> fields)
    {
        if (fields.Count == 1)
        {
            return CanMerge(SelectionsOf(fields));
        }

        var anyValue = fields.FindAll(field => field.Parent is not ObjectType);
        var byObject = fields.Where(field => field.Parent is ObjectType).GroupBy(field => field.Parent).ToList();
        if (byObject.Count < 2)
        {
            return AreSameField(fields) && HaveSameShape(fields) && CanMerge(SelectionsOf(fields));
        }

        return HaveSameShape(fields)
            && CanMergeShapes(SelectionsOf(fields))
            && byObject.TrueForAll(group =>
            {
                var together = group.Concat(anyValue).ToList();
                budget -= together.Count;
                return AreSameField(together) && CanMerge(SelectionsOf(together));
            });
    }

    /// <summary>Fields that never apply to one value: only their results' shapes must agree.</summary>
    private bool CanMergeShapes(List<Selections> merged)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return !shapes.Add(MergedSelections.Of(merged))
            || (
                Collect(merged) is { } groups && groups.Values.All(fields => HaveSameShape(fields) && CanMergeShapes(SelectionsOf(fields)))
            );
    }

    private static bool AreSameField(List<SelectedField> fields) =>
        fields.TrueForAll(field =>
            field.Node.Name.Value == fields[0].Node.Name.Value && SelectedField.HaveSameArguments(fields[0].Node, field.Node)
        );

    private static bool HaveSameShape(List<SelectedField> fields)
    {
        var first = fields.Find(field => field.Definition is not null)?.Definition;
        return fields.TrueForAll(field => field.Definition is not { } other || !SelectedField.HaveDifferentShape(first!.Type, other.Type));
    }

    private static List<Selections> SelectionsOf(List<SelectedField> fields) =>
        [
            .. fields
                .Where(field => field.Node.SelectionSet is not null)
                .Select(field => new Selections(field.Definition?.Type.Named as CompositeType, field.Node.SelectionSet!)),
        ];

    /// <summary>The fields of several selection sets by response key, fragments included; null when the budget is spent.</summary>
    private Dictionary<string, List<SelectedField>>? Collect(List<Selections> merged)
    {
        var groups = new Dictionary<string, List<SelectedField>>(StringComparer.Ordinal);
        var fragments = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (parent, set) in merged)
        {
            Collect(parent, set, groups, fragments);
        }

        return budget < 0 ? null : groups;
    }

    private void Collect(
        CompositeType? parent,
        SelectionSetNode set,
        Dictionary<string, List<SelectedField>> groups,
        HashSet<string> fragments
    )
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            if (--budget < 0)
            {
                return;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                    {
                        groups.Add(field.ResponseName, group = []);
                    }

                    group.Add(SelectedField.Of(parent, field));
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.TypeCondition is { } condition ? TypeOf(condition) : parent, inline.SelectionSet, groups, fragments);
                    break;
                case FragmentSpreadNode spread
                    when fragments.Add(spread.Name.Value) && context.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    Collect(TypeOf(fragment.TypeCondition), fragment.SelectionSet, groups, fragments);
                    break;
            }
        }
    }

    private CompositeType? TypeOf(NamedTypeNode condition) => context.Schema.Type(condition.Name.Value) as CompositeType;

    /// <summary>A selection set and the type it selects from. A set stands in one place, so the type is always the same.</summary>
    private readonly record struct Selections(CompositeType? Parent, SelectionSetNode Set);

    /// <summary>Which selection sets were merged, whatever their order.</summary>
    private sealed class MergedSelections : IEquatable<MergedSelections>
    {
        private readonly int[] starts;
        private readonly int hash;

        private MergedSelections(int[] starts)
        {
            this.starts = starts;
            var code = default(HashCode);
            code.AddBytes(MemoryMarshal.AsBytes(starts.AsSpan()));
            hash = code.ToHashCode();
        }

        public static MergedSelections Of(List<Selections> merged)
        {
            var sorted = merged.ConvertAll(selections => selections.Set.Start).ToArray();
            Array.Sort(sorted);
            return new(sorted);
        }

        public bool Equals(MergedSelections? other) => other is not null && starts.AsSpan().SequenceEqual(other.starts);

        public override bool Equals(object? obj) => Equals(obj as MergedSelections);

        public override int GetHashCode() => hash;
    }
}
