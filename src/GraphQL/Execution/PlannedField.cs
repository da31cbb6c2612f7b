using System.Text;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>A field of the response, ready to be executed: all selections with its key merged, its JSON key encoded, its arguments coerced where they are constant.</summary>
internal sealed class PlannedField
{
    private readonly DocumentNode document;

    public PlannedField(
        DocumentNode document,
        ObjectType parent,
        FieldDefinition definition,
        IReadOnlyList<FieldNode> nodes,
        SelectionPlan? selection
    )
    {
        this.document = document;
        Parent = parent;
        Definition = definition;
        Nodes = nodes;
        Selection = selection;
        ResponseName = nodes[0].ResponseName;
        Key = Encoding.UTF8.GetBytes($"\"{ResponseName}\":");
        CommaKey = [(byte)',', .. Key];
        TypeName = definition.Name == "__typename" ? Encoding.UTF8.GetBytes($"\"{parent.Name}\"") : null;
        Leaf = definition.Resolver?.Leaf;
        Sync = Leaf is null ? definition.Resolver?.Sync : null;
        Async = definition.Resolver?.Async;
        if (!nodes[0].Arguments.Any(argument => HasVariable(argument.Value)))
        {
            ConstantArguments = TryCoerce();
        }
    }

    public ObjectType Parent { get; }

    public FieldDefinition Definition { get; }

    public IReadOnlyList<FieldNode> Nodes { get; }

    /// <summary>What is selected from the value, for composite types.</summary>
    public SelectionPlan? Selection { get; }

    /// <inheritdoc cref="FieldResolver.Sync"/>
    public SyncResolver? Sync { get; }

    /// <inheritdoc cref="FieldResolver.Async"/>
    public AsyncResolver? Async { get; }

    /// <inheritdoc cref="FieldResolver.Leaf"/>
    public LeafResolver? Leaf { get; }

    public string ResponseName { get; }

    public byte[] Key { get; }

    public byte[] CommaKey { get; }

    /// <summary>For <c>__typename</c>: the value, encoded.</summary>
    public byte[]? TypeName { get; }

    /// <summary>The coerced arguments when no variable is among them.</summary>
    public object?[]? ConstantArguments { get; }

    public IReadOnlyList<SourceLocation> Locations => [.. Nodes.Select(node => document.LocationOf(node))];

    // Arguments that cannot be coerced are reported when the field is executed.
    private object?[]? TryCoerce()
    {
        try
        {
            return InputCoercion.Arguments(Definition.Arguments, Nodes[0].Arguments, VariableValues.None);
        }
        catch (GraphQLException)
        {
            return null;
        }
    }

    private static bool HasVariable(ValueNode value) =>
        value switch
        {
            VariableNode => true,
            ListValueNode list => list.Items.Any(HasVariable),
            ObjectValueNode input => input.Fields.Any(field => HasVariable(field.Value)),
            _ => false,
        };
}
