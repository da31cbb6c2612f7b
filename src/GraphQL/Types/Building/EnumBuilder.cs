using System.Reflection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Enum types from C# enums.</summary>
internal static class EnumBuilder
{
    public static EnumType Build(Type clr, TypeRegistry types)
    {
        var name = clr.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? clr.GetCustomAttribute<EnumTypeAttribute>()?.Name ?? clr.Name;
        var values = clr.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => !field.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .Select(field => new EnumValueDefinition(
                field.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.EnumValue(field.Name),
                field.GetValue(null)!,
                field.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? types.Documentation.Of(field),
                Deprecation.Of(field)
            ))
            .ToList();
        return (EnumType)Activator.CreateInstance(typeof(EnumType<>).MakeGenericType(clr), name, types.Describe(clr), values)!;
    }
}

/// <summary>Why a member should not be used any more.</summary>
internal static class Deprecation
{
    public static string? Of(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLDeprecatedAttribute), inherit: true) is [GraphQLDeprecatedAttribute deprecated, ..]
            ? deprecated.Reason
        : member.GetCustomAttributes(typeof(ObsoleteAttribute), inherit: true) is [ObsoleteAttribute obsolete, ..]
            ? obsolete.Message ?? "No longer supported"
        : null;
}
