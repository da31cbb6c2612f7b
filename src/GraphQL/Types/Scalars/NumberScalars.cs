using System.Globalization;
using System.Text.Json;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>Int: 32-bit signed (specification section 3.5.1). <c>1.0</c> is no Int literal, but a client's JSON may hold it.</summary>
public sealed class IntType()
    : ScalarType<int>(
        "Int",
        "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1."
    )
{
    /// <inheritdoc />
    public override int ParseLiteral(ValueNode literal) =>
        literal switch
        {
            IntValueNode number
                when int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
            IntValueNode => throw new GraphQLException($"Int cannot represent non 32-bit signed integer value: {literal}"),
            _ => throw new GraphQLException($"Int cannot represent non-integer value: {literal}"),
        };

    /// <inheritdoc />
    public override int ParseValue(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || (!value.TryGetInt64(out _) && !double.IsInteger(value.GetDouble())))
        {
            throw new GraphQLException($"Int cannot represent non-integer value: {value.GetRawText()}");
        }

        var number = value.GetDouble();
        return number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new GraphQLException($"Int cannot represent non 32-bit signed integer value: {value.GetRawText()}");
    }

    /// <inheritdoc />
    public override void Serialize(int value, ResultWriter writer) => writer.WriteNumber(value);
}

/// <summary>Float: IEEE 754 double (specification section 3.5.2).</summary>
public sealed class FloatType()
    : ScalarType<double>(
        "Float",
        "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point)."
    )
{
    /// <inheritdoc />
    public override double ParseLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            FloatValueNode number => number.Value,
            IntValueNode number => number.Value,
            _ => throw new GraphQLException($"Float cannot represent non numeric value: {literal}"),
        };
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw new GraphQLException($"Float cannot represent non numeric value: {literal}");
    }

    /// <inheritdoc />
    public override double ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new GraphQLException($"Float cannot represent non numeric value: {value.GetRawText()}");

    /// <inheritdoc />
    public override void Serialize(double value, ResultWriter writer)
    {
        if (!double.IsFinite(value))
        {
            throw new GraphQLException($"Float cannot represent non numeric value: {value.ToString(CultureInfo.InvariantCulture)}");
        }

        writer.WriteNumber(value);
    }
}

/// <summary>Whole numbers beyond Int's 32 bits.</summary>
public abstract class WholeNumberType<T>(string name, string description) : ScalarType<T>(name, description)
    where T : struct, System.Numerics.IBinaryInteger<T>
{
    /// <inheritdoc />
    public override T ParseLiteral(ValueNode literal) =>
        literal is IntValueNode number
        && T.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw CannotRepresent(literal);

    /// <inheritdoc />
    public override T ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && T.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw CannotRepresent(value);

    /// <inheritdoc />
    public override void Serialize(T value, ResultWriter writer) => writer.WriteNumber(long.CreateChecked(value));
}

/// <summary>Long: 64-bit signed.</summary>
public sealed class LongType() : WholeNumberType<long>("Long", "A whole number between -(2^63) and 2^63 - 1.");

/// <summary>Short: 16-bit signed.</summary>
public sealed class ShortType() : WholeNumberType<short>("Short", "A whole number between -32768 and 32767.");

/// <summary>Byte: 8-bit unsigned.</summary>
public sealed class ByteType() : WholeNumberType<byte>("Byte", "A whole number between 0 and 255.");

/// <summary>Decimal: 28 to 29 significant decimal digits.</summary>
public sealed class DecimalType() : ScalarType<decimal>("Decimal", "A decimal number with up to 28 significant digits, exact.")
{
    private const NumberStyles Style = NumberStyles.Float;

    /// <inheritdoc />
    public override decimal ParseLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            FloatValueNode number => number.Value,
            IntValueNode number => number.Value,
            _ => "",
        };
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) ? value : throw CannotRepresent(literal);
    }

    /// <inheritdoc />
    public override decimal ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && decimal.TryParse(value.GetRawText(), Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw CannotRepresent(value);

    /// <inheritdoc />
    public override void Serialize(decimal value, ResultWriter writer) => writer.WriteNumber(value);
}
