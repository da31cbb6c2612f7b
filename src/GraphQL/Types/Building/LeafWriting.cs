using System.Linq.Expressions;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Types.Building;

/// <summary>The shortcut for leaf fields: evaluates the value and hands it to its scalar or enum with its own C# type, so that nothing is boxed.</summary>
internal static class LeafWriting
{
    /// <summary>The body of a <see cref="LeafResolver"/>, or null when the type needs the general way.</summary>
    public static Expression? Of(Expression value, GraphQLType type, out ParameterExpression writer)
    {
        writer = Expression.Parameter(typeof(ResultWriter), "writer");
        var clr = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var leaf = type.Nullable;
        var runtime = leaf switch
        {
            ScalarType scalar => scalar.RuntimeType,
            EnumType choice => choice.RuntimeType,
            _ => null,
        };
        if (runtime is null || (runtime != clr && !(clr == typeof(float) && runtime == typeof(double))))
        {
            return null;
        }

        var local = Expression.Variable(value.Type, "value");
        Expression bare = clr == value.Type ? local : Expression.Property(local, "Value");
        var serialize = leaf.GetType().GetMethod("Serialize", [runtime, typeof(ResultWriter)])!;
        var write = Expression.Call(Expression.Constant(leaf, leaf.GetType()), serialize, Expression.Convert(bare, runtime), writer);
        var written = Expression.Block(write, Expression.Constant(true));
        Expression body =
            value.Type.IsValueType && clr == value.Type
                ? written
                : Expression.Condition(Expression.Equal(local, Expression.Constant(null, value.Type)), Expression.Constant(false), written);
        return Expression.Block([local], Expression.Assign(local, value), body);
    }
}
