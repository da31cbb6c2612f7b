using System.Reflection;
using Kpi.GraphQL.Types.Pagination;

namespace Kpi.GraphQL.Types.Building;

/// <summary>A C# type as GraphQL sees it: nullable or not, a list or not, asynchronous wrappers taken off.</summary>
/// <param name="Clr">The C# type with <c>Nullable</c>, <c>Task</c> and <c>Optional</c> taken off.</param>
/// <param name="IsNullable">Whether null is among its values.</param>
/// <param name="Item">For lists: the items.</param>
internal sealed record ClrShape(Type Clr, bool IsNullable, ClrShape? Item)
{
    public bool IsAsync { get; private init; }

    public bool IsOptional { get; private init; }

    public static ClrShape Of(PropertyInfo property, NullabilityInfoContext context) =>
        Of(property.PropertyType, context.Create(property), forInput: false);

    public static ClrShape Of(ParameterInfo parameter, NullabilityInfoContext context) =>
        Of(parameter.ParameterType, context.Create(parameter), forInput: parameter.Position >= 0);

    /// <summary>Whether a method's result comes later.</summary>
    public static bool IsAsyncType(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var open
        && (open == typeof(Task<>) || open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>));

    private static ClrShape Of(Type type, NullabilityInfo? info, bool forInput)
    {
        if (type.IsGenericType)
        {
            var open = type.GetGenericTypeDefinition();
            var argument = type.GetGenericArguments()[0];
            var argumentInfo = info?.GenericTypeArguments.ElementAtOrDefault(0);
            if (open == typeof(Task<>) || open == typeof(ValueTask<>))
            {
                return Of(argument, argumentInfo, forInput) with { IsAsync = true };
            }

            if (open == typeof(IAsyncEnumerable<>))
            {
                return new ClrShape(type, IsNullable: false, Of(argument, argumentInfo, forInput)) { IsAsync = true };
            }

            if (open == typeof(Connection<>))
            {
                // A page that the resolver cut itself; [UsePaging] gives it its type.
                return new ClrShape(type, State(info, forInput) != NullabilityState.NotNull, Of(argument, argumentInfo, forInput));
            }

            if (open == typeof(Optional<>))
            {
                return Of(argument, argumentInfo, forInput) with { IsOptional = true, IsNullable = true };
            }

            if (open == typeof(Nullable<>))
            {
                return new ClrShape(argument, IsNullable: true, null);
            }
        }

        var isNullable = !type.IsValueType && State(info, forInput) != NullabilityState.NotNull;
        return new ClrShape(type, isNullable, Element(type, info, forInput));
    }

    private static ClrShape? Element(Type type, NullabilityInfo? info, bool forInput)
    {
        if (
            type == typeof(string)
            || type == typeof(System.Text.Json.JsonElement)
            || typeof(System.Collections.IDictionary).IsAssignableFrom(type)
        )
        {
            return null;
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!, info?.ElementType, forInput);
        }

        var sequence =
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
                ? type
                : Array.Find(
                    type.GetInterfaces(),
                    candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>)
                );
        if (sequence is null)
        {
            return null;
        }

        var item = sequence.GetGenericArguments()[0];
        var isOwnArgument = type.IsGenericType && type.GetGenericArguments() is [var only] && only == item;
        return isOwnArgument
            ? Of(item, info?.GenericTypeArguments.ElementAtOrDefault(0), forInput)
            : Of(item, null, forInput) with
            {
                IsNullable = false,
            };
    }

    private static NullabilityState State(NullabilityInfo? info, bool forInput) =>
        info is null ? NullabilityState.Nullable
        : forInput && info.WriteState != NullabilityState.Unknown ? info.WriteState
        : info.ReadState;
}
