using System.Text.Json;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>A scalar type (specification section 3.5). Derive from <see cref="ScalarType{TRuntime}"/> or <see cref="StringScalarType{TRuntime}"/>.</summary>
public abstract class ScalarType : NamedType
{
    private protected ScalarType(string name, string? description, string? specifiedBy)
        : base(name, description) => SpecifiedBy = specifiedBy;

    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>Where the scalar's format is specified (specification section 3.5.5).</summary>
    public string? SpecifiedBy { get; }

    /// <summary>The C# type of coerced values.</summary>
    public abstract Type RuntimeType { get; }

    /// <summary>Coerces a literal without variables to the runtime type.</summary>
    /// <exception cref="GraphQLException">The literal is no value of this scalar.</exception>
    internal abstract object? CoerceLiteral(ValueNode literal);

    /// <summary>Coerces a variable's value to the runtime type.</summary>
    /// <exception cref="GraphQLException">The value is none of this scalar.</exception>
    internal abstract object? CoerceValue(JsonElement value);

    /// <summary>Writes a boxed value.</summary>
    /// <exception cref="GraphQLException">The value has another type.</exception>
    internal abstract void SerializeBoxed(object value, ResultWriter writer);
}

/// <summary>A scalar type over a C# type.</summary>
/// <typeparam name="TRuntime">What resolvers give and take.</typeparam>
public abstract class ScalarType<TRuntime>(string name, string? description = null, string? specifiedBy = null)
    : ScalarType(name, description, specifiedBy)
    where TRuntime : notnull
{
    /// <inheritdoc />
    public override Type RuntimeType => typeof(TRuntime);

    /// <summary>Reads a literal of a document; it holds no variables.</summary>
    /// <exception cref="GraphQLException">The literal is no value of this scalar; the message is shown to the client.</exception>
    public abstract TRuntime ParseLiteral(ValueNode literal);

    /// <summary>Reads a variable's value.</summary>
    /// <exception cref="GraphQLException">The value is none of this scalar; the message is shown to the client.</exception>
    public abstract TRuntime ParseValue(JsonElement value);

    /// <summary>Writes a value as exactly one JSON value.</summary>
    /// <exception cref="GraphQLException">The value cannot be represented.</exception>
    public abstract void Serialize(TRuntime value, ResultWriter writer);

    internal override object? CoerceLiteral(ValueNode literal) => ParseLiteral(literal);

    internal override object? CoerceValue(JsonElement value) => ParseValue(value);

    internal override void SerializeBoxed(object value, ResultWriter writer) =>
        Serialize(value is TRuntime typed ? typed : RuntimeConversion.To<TRuntime>(value, Name), writer);

    /// <summary>The error for a literal that is no value of this scalar.</summary>
    protected GraphQLException CannotRepresent(ValueNode literal) => new($"{Name} cannot represent value: {literal}");

    /// <summary>The error for a variable's value that is none of this scalar.</summary>
    protected GraphQLException CannotRepresent(JsonElement value) => new($"{Name} cannot represent value: {value.GetRawText()}");
}

/// <summary>A scalar type whose values are strings in JSON and in documents, such as a month or a date.</summary>
/// <typeparam name="TRuntime">What resolvers give and take.</typeparam>
public abstract class StringScalarType<TRuntime>(string name, string? description = null, string? specifiedBy = null)
    : ScalarType<TRuntime>(name, description, specifiedBy)
    where TRuntime : notnull
{
    /// <summary>Reads the text; false when it is no value of this scalar.</summary>
    public abstract bool TryParse(string text, out TRuntime value);

    /// <summary>Writes the text.</summary>
    public abstract string Format(TRuntime value);

    /// <inheritdoc />
    public sealed override TRuntime ParseLiteral(ValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out var value) ? value : throw CannotRepresent(literal);

    /// <inheritdoc />
    public sealed override TRuntime ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out var parsed) ? parsed : throw CannotRepresent(value);

    /// <inheritdoc />
    public sealed override void Serialize(TRuntime value, ResultWriter writer) => writer.WriteString(Format(value));
}
