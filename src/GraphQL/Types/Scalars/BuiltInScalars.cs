namespace Kpi.GraphQL.Types;

/// <summary>The specification's five scalars and those that C# types are bound to without being asked.</summary>
internal static class BuiltInScalars
{
    private static readonly HashSet<string> Specified = new(StringComparer.Ordinal) { "Int", "Float", "String", "Boolean", "ID" };

    public static bool IsSpecified(NamedType type) => type is ScalarType && Specified.Contains(type.Name);

    /// <summary>Which scalar class stands for which C# type; a later binding replaces an earlier one.</summary>
    public static Dictionary<Type, Type> Bindings() =>
        new()
        {
            [typeof(int)] = typeof(IntType),
            [typeof(short)] = typeof(ShortType),
            [typeof(byte)] = typeof(ByteType),
            [typeof(long)] = typeof(LongType),
            [typeof(double)] = typeof(FloatType),
            [typeof(float)] = typeof(FloatType),
            [typeof(decimal)] = typeof(DecimalType),
            [typeof(string)] = typeof(StringType),
            [typeof(bool)] = typeof(BooleanType),
            [typeof(Guid)] = typeof(UuidType),
            [typeof(Uri)] = typeof(UrlType),
            [typeof(DateTimeOffset)] = typeof(DateTimeType),
            [typeof(DateTime)] = typeof(DateTimeType),
            [typeof(DateOnly)] = typeof(LocalDateType),
            [typeof(TimeOnly)] = typeof(LocalTimeType),
            [typeof(TimeSpan)] = typeof(TimeSpanType),
            [typeof(System.Text.Json.JsonElement)] = typeof(JsonType),
        };
}
