using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Every fragment is used by an operation (specification section 5.5.1.4).</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(DocumentNode document)
    {
        var used = new HashSet<DefinitionNode>();
        foreach (var operation in document.Operations)
        {
            used.UnionWith(Context.Usages.Reached(operation, Context.Fragments));
        }

        // Of two fragments with one name either counts as used; that there are two is another rule's matter.
        var names = used.OfType<FragmentDefinitionNode>().Select(fragment => fragment.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (
            var fragment in document.Definitions.OfType<FragmentDefinitionNode>().Where(fragment => !names.Contains(fragment.Name.Value))
        )
        {
            Report($"Fragment \"{fragment.Name}\" is never used.", fragment.Start);
        }
    }
}
