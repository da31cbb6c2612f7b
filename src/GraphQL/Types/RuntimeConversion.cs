using System.Globalization;

namespace Kpi.GraphQL.Types;

/// <summary>Between the C# type a scalar is bound to and neighbouring C# types (an Int as <c>short</c>, an ID as <c>Guid</c>).</summary>
internal static class RuntimeConversion
{
    /// <summary>Converts a resolver's result for serialisation.</summary>
    public static T To<T>(object value, string scalar)
    {
        try
        {
            return (T)Convert(value, typeof(T));
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException)
        {
            throw new GraphQLException($"{scalar} cannot represent value: {value}");
        }
    }

    /// <summary>Converts between simple types with the invariant culture.</summary>
    /// <exception cref="InvalidCastException">There is no conversion.</exception>
    public static object Convert(object value, Type target)
    {
        target = Nullable.GetUnderlyingType(target) ?? target;
        if (target.IsInstanceOfType(value))
        {
            return value;
        }

        return (value, target) switch
        {
            (_, { IsEnum: true }) when value is string name => Enum.Parse(target, name),
            (string text, _) when target == typeof(Guid) => Guid.Parse(text),
            (Enum or Guid, _) when target == typeof(string) => value.ToString()!,
            (DateTimeOffset at, _) when target == typeof(DateTime) => at.UtcDateTime,
            (DateTime at, _) when target == typeof(DateTimeOffset) => new DateTimeOffset(
                at.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : at
            ),
            _ => System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
        };
    }
}
