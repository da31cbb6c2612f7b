namespace Kpi.GraphQL.Types.Building;

/// <summary>From coerced values to what C# parameters and properties take: lists of the right class, neighbouring number types, <see cref="Optional{T}"/>.</summary>
internal static class InputConversion
{
    /// <summary>The conversion, or null when the coerced value fits as it is.</summary>
    /// <exception cref="NotSupportedException">No conversion to this C# type exists.</exception>
    public static Func<object?, object?>? For(Type target, ClrShape shape, GraphQLType type)
    {
        if (shape.IsOptional)
        {
            var inner = For(target.GetGenericArguments()[0], shape with { }, type, isOptional: false);
            return value => Activator.CreateInstance(target, inner is null || value is null ? value : inner(value));
        }

        return For(target, shape, type, isOptional: false);
    }

    private static Func<object?, object?>? For(Type target, ClrShape shape, GraphQLType type, bool isOptional)
    {
        if (type.Nullable is ListType list && shape.Item is { } item)
        {
            return List(target, item, For(item.Clr, item, list.OfType, isOptional));
        }

        return type.Named switch
        {
            ScalarType scalar when scalar.RuntimeType != shape.Clr => value => value is null ? null : Convert(value, shape.Clr, scalar),
            _ => null,
        };
    }

    private static object Convert(object value, Type target, ScalarType scalar)
    {
        try
        {
            return RuntimeConversion.Convert(value, target);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new GraphQLException($"{scalar} cannot represent value: {value}");
        }
    }

    private static Func<object?, object?> List(Type target, ClrShape item, Func<object?, object?>? convert)
    {
        var element = item.IsNullable && item.Clr.IsValueType ? typeof(Nullable<>).MakeGenericType(item.Clr) : item.Clr;
        Array ToArray(object? value)
        {
            var items = (object?[])value!;
            var array = Array.CreateInstance(element, items.Length);
            for (var i = 0; i < items.Length; i++)
            {
                array.SetValue(convert is null || items[i] is null ? items[i] : convert(items[i]), i);
            }

            return array;
        }

        if (target.IsAssignableFrom(element.MakeArrayType()))
        {
            return value => value is null ? null : ToArray(value);
        }

        Type[] collections = [typeof(List<>), typeof(HashSet<>)];
        foreach (var collection in collections.Select(open => open.MakeGenericType(element)))
        {
            if (target.IsAssignableFrom(collection))
            {
                return value => value is null ? null : Activator.CreateInstance(collection, ToArray(value));
            }
        }

        throw new NotSupportedException($"the engine cannot make a {target}; use an array, a List or an interface such as IReadOnlyList");
    }
}
