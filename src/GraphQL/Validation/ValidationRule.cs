using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Validation;

/// <summary>
/// One rule of the specification's part 5. A rule object judges one document; the walker calls it on the way down (<c>Enter</c>) and up
/// (<c>Leave</c>) in the order of the document.
/// </summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    public virtual void Enter(DocumentNode document) { }

    public virtual void Leave(DocumentNode document) { }

    public virtual void Enter(OperationDefinitionNode operation) { }

    public virtual void Leave(OperationDefinitionNode operation) { }

    public virtual void Enter(FragmentDefinitionNode fragment) { }

    public virtual void Leave(FragmentDefinitionNode fragment) { }

    public virtual void Enter(VariableDefinitionNode variable) { }

    public virtual void Enter(SelectionSetNode selectionSet, bool isInline) { }

    public virtual void Enter(FieldNode field) { }

    public virtual void Leave(FieldNode field) { }

    public virtual void Enter(InlineFragmentNode fragment) { }

    public virtual void Enter(FragmentSpreadNode spread) { }

    public virtual void Enter(DirectiveNode directive, Types.DirectiveLocation location) { }

    public virtual void Leave(DirectiveNode directive) { }

    public virtual void Enter(ArgumentNode argument) { }

    public virtual void Enter(ValueNode value) { }

    public virtual void Leave(ValueNode value) { }

    public virtual void Enter(ObjectFieldNode field) { }

    public virtual void Enter(NamedTypeNode type) { }

    protected void Report(string message, params ReadOnlySpan<int> offsets) => Context.Report(GetType().Name, message, offsets);
}
