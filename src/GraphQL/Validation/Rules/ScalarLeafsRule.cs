using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation.Rules;

/// <summary>Leaves have no selection, everything else has one (specification section 5.3.3).</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(FieldNode field)
    {
        if (Context.Field is not { } definition)
        {
            return;
        }

        if (definition.Type.IsLeaf && field.SelectionSet is { } selection)
        {
            Report($"Field \"{field.Name}\" must not have a selection since type \"{definition.Type}\" has no subfields.", selection.Start);
        }
        else if (!definition.Type.IsLeaf && field.SelectionSet is null)
        {
            Report(
                $"Field \"{field.Name}\" of type \"{definition.Type}\" must have a selection of subfields. Did you mean \"{field.Name} {{ ... }}\"?",
                field.Start
            );
        }
    }
}
