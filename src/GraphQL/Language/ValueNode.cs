using System.Collections.Immutable;

namespace Kpi.GraphQL.Language;

/// <summary>An input value as written (specification section 2.9).</summary>
/// <param name="start">Byte offset of its first token.</param>
public abstract class ValueNode(int start) : SyntaxNode(start)
{
    /// <summary>The value in GraphQL syntax, on one line.</summary>
    public override string ToString() => SyntaxPrinter.Print(this);
}

/// <summary><c>$name</c>.</summary>
public sealed class VariableNode(int start, Name name) : ValueNode(start)
{
    /// <summary>The name without the dollar sign.</summary>
    public Name Name { get; } = name;
}

/// <summary>An integer literal.</summary>
public sealed class IntValueNode(int start, string value) : ValueNode(start)
{
    /// <summary>The digits as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A literal with a fraction or an exponent.</summary>
public sealed class FloatValueNode(int start, string value) : ValueNode(start)
{
    /// <summary>The number as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A string or block string.</summary>
public sealed class StringValueNode(int start, string value, bool isBlock = false) : ValueNode(start)
{
    /// <summary>The value with escapes resolved.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written between triple quotes.</summary>
    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(int start, bool value) : ValueNode(start)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode(int start) : ValueNode(start);

/// <summary>A name used as an enum value.</summary>
public sealed class EnumValueNode(int start, string value) : ValueNode(start)
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}

/// <summary><c>[…]</c>.</summary>
public sealed class ListValueNode(int start, ImmutableArray<ValueNode> items) : ValueNode(start)
{
    /// <summary>The items in order.</summary>
    public ImmutableArray<ValueNode> Items { get; } = items;
}

/// <summary><c>{…}</c>.</summary>
public sealed class ObjectValueNode(int start, ImmutableArray<ObjectFieldNode> fields) : ValueNode(start)
{
    /// <summary>The fields in order; names may repeat until validated.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary><c>name: value</c> inside an object value.</summary>
public sealed class ObjectFieldNode(Name name, ValueNode value) : SyntaxNode(name.Start)
{
    /// <summary>The field's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The field's value.</summary>
    public ValueNode Value { get; } = value;
}
