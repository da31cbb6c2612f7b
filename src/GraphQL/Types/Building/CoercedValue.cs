using System.Linq.Expressions;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Reads a coerced argument or input field inside a compiled expression.</summary>
internal static class CoercedValue
{
    /// <summary>Whether the request did not give the value.</summary>
    public static Expression IsMissing(Expression values, int index) =>
        Expression.ReferenceEqual(At(values, index), Expression.Constant(InputObjectType.Missing));

    /// <summary>The value as the C# type; missing and null give the type's default, except that an <see cref="Optional{T}"/> tells them apart.</summary>
    public static Expression Read(Expression values, int index, Type target)
    {
        var isNull = Expression.ReferenceEqual(At(values, index), Expression.Constant(null));
        var given = Expression.Convert(At(values, index), target);
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var inner = target.GetGenericArguments()[0];
            var givenNull = Expression.New(target.GetConstructor([inner])!, Expression.Default(inner));
            return Expression.Condition(
                IsMissing(values, index),
                Expression.Default(target),
                Expression.Condition(isNull, givenNull, given)
            );
        }

        return Expression.Condition(Expression.OrElse(IsMissing(values, index), isNull), Expression.Default(target), given);
    }

    private static Expression At(Expression values, int index) => Expression.ArrayIndex(values, Expression.Constant(index));
}
