using System.Reflection;
using System.Runtime.CompilerServices;
using Kpi.GraphQL.CostAnalysis.Types;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types.Pagination;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Fields from the public properties and methods of a class.</summary>
internal sealed class FieldBuilder(
    TypeRegistry types,
    SchemaConfiguration configuration,
    IServiceProviderIsService? services,
    List<string> errors
)
{
    private static readonly HashSet<string> NeverFields = new(
        [
            "ToString",
            "Equals",
            "GetHashCode",
            "GetType",
            "Deconstruct",
            "<Clone>$",
            "CompareTo",
            "Dispose",
            "DisposeAsync",
            "GetEnumerator",
        ],
        StringComparer.Ordinal
    );

    private readonly InputValueBuilder inputValues = new(types, errors);
    private readonly ConnectionTypes connections = new(types);

    /// <summary>The C# type that an extension class extends.</summary>
    public static Type Extended(Type extension) => extension.GetCustomAttribute<ObjectTypeExtensionAttribute>()!.Extended;

    /// <summary>The C# members of the extended type that an extension class takes out or replaces.</summary>
    public static IEnumerable<string> ReplacedMembers(Type extension) =>
        (extension.GetCustomAttribute<ObjectTypeExtensionAttribute>()!.IgnoreProperties ?? []).Concat(
            extension.GetMembers().Select(member => member.GetCustomAttribute<BindMemberAttribute>()?.Name).OfType<string>()
        );

    /// <summary>Adds a field for every member of a class. An extension's members may be static.</summary>
    public void AddMembers(FieldsType target, Type source, bool isExtension, HashSet<string> except)
    {
        foreach (var member in Members(source, isExtension).Where(member => !except.Contains(member.Name)))
        {
            var field = member switch
            {
                PropertyInfo property => Property(target, source, property, isExtension),
                MethodInfo method => Method(target, source, method, isExtension),
                _ => null,
            };
            if (field is not null && !target.Add(field))
            {
                errors.Add($"{target.Name}.{field.Name}: two members have this name, one of them in {source.Name}.");
            }
        }
    }

    private static IEnumerable<MemberInfo> Members(Type source, bool isExtension)
    {
        var flags = BindingFlags.Public | BindingFlags.Instance | (isExtension ? BindingFlags.Static : BindingFlags.Default);
        IEnumerable<Type> levels = source.IsInterface ? [.. source.GetInterfaces(), source] : [source];
        return levels
            .SelectMany(level => level.GetMembers(flags))
            .Where(member => IsField(member) && !member.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .DistinctBy(member => (member.Name, member.MemberType))
            .OrderBy(member => Depth(member.DeclaringType!))
            .ThenBy(member => member is MethodInfo)
            .ThenBy(member => member.MetadataToken);
    }

    private static bool IsField(MemberInfo member) =>
        member switch
        {
            PropertyInfo property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0,
            MethodInfo method => !method.IsSpecialName
                && !method.IsGenericMethodDefinition
                && method.DeclaringType != typeof(object)
                && !NeverFields.Contains(method.Name)
                && !method.IsDefined(typeof(CompilerGeneratedAttribute))
                && method.ReturnType != typeof(void)
                && method.ReturnType != typeof(Task)
                && method.ReturnType != typeof(ValueTask),
            _ => false,
        };

    private static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;

    private FieldDefinition? Property(FieldsType target, Type source, PropertyInfo property, bool isExtension)
    {
        var name = property.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.Camel(property.Name);
        var shape = ClrShape.Of(property, types.Nullability);
        return Field(
            target,
            source,
            property,
            name,
            property.PropertyType,
            shape,
            property,
            types.Documentation.Of(property),
            [],
            new ResolverCompiler(source, property, isExtension)
        );
    }

    private FieldDefinition? Method(FieldsType target, Type source, MethodInfo method, bool isExtension)
    {
        var isAsync = ClrShape.IsAsyncType(method.ReturnType);
        var name = method.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.Method(method.Name, isAsync);
        var compiler = new ResolverCompiler(source, method, isExtension);
        var arguments = new List<InputValueDefinition>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var parameter in method.GetParameters())
        {
            if (compiler.TryInject(parameter, services) || parameter.IsDefined(typeof(GraphQLIgnoreAttribute)))
            {
                continue;
            }

            if (inputValues.Argument(parameter, $"{target.Name}.{name}") is { } argument)
            {
                compiler.Argument(parameter, arguments.Count);
                indexes.Add(parameter.Name!, arguments.Count);
                arguments.Add(argument);
            }
        }

        if (method.IsDefined(typeof(SubscribeAttribute)))
        {
            compiler.Subscribe = new SubscribeCompiler(source, method, $"{target.Name}.{name}", inputValues, services, errors).Compile(
                arguments,
                indexes
            );
        }

        var shape = ClrShape.Of(method.ReturnParameter, types.Nullability);
        return Field(target, source, method, name, method.ReturnType, shape, method, types.Documentation.Of(method), arguments, compiler);
    }

    private FieldDefinition? Field(
        FieldsType target,
        Type source,
        MemberInfo member,
        string name,
        Type clr,
        ClrShape shape,
        ICustomAttributeProvider attributes,
        string? documentation,
        List<InputValueDefinition> arguments,
        ResolverCompiler compiler
    )
    {
        var type = MemberType.Of(shape, attributes, types, forInput: false);
        if (type is null)
        {
            errors.Add($"{target.Name}.{name}: {clr} is no output type.");
            return null;
        }

        var paging = member.GetCustomAttribute<UsePagingAttribute>();
        if ((paging is null && typeof(Connection).IsAssignableFrom(shape.Clr)) || (paging is not null && shape.Item is null))
        {
            errors.Add($"{target.Name}.{name}: [UsePaging] and a sequence or Connection<T> belong together.");
            return null;
        }

        if (!compiler.IsComplete)
        {
            return null;
        }

        var resolver = target is InterfaceType ? null : compiler.Compile(type, shape);
        if (paging is not null && shape.Item is { } item)
        {
            var options = paging.Over(configuration.Paging);
            resolver = resolver is null ? null : Pager.Wrap(resolver, item.Clr, arguments.Count, options);
            (type, var pagingArguments) = connections.For(paging.ConnectionName, name, type, options);
            arguments.AddRange(pagingArguments);
        }

        var authorization = Authorization(source, member);
        return new FieldDefinition(name, type, member.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? documentation)
        {
            Arguments = arguments,
            DeprecationReason = Deprecation.Of(attributes),
            Resolver = resolver is null || authorization.Count == 0 ? resolver : FieldAuthorization.Guard(resolver, authorization),
            Authorization = authorization,
            Cost = member.GetCustomAttribute<CostAttribute>()?.Weight,
            ListSize =
                member.GetCustomAttribute<ListSizeAttribute>() ?? (paging is null ? null : PageSize(paging.Over(configuration.Paging))),
        };
    }

    private static ListSizeAttribute PageSize(PagingOptions options) =>
        new()
        {
            AssumedSize = options.DefaultPageSize,
            SlicingArguments = ["first", "last"],
            SizedFields = ["edges", "nodes"],
        };

    private static List<AuthorizeAttribute> Authorization(Type source, MemberInfo member) =>
        member.IsDefined(typeof(AllowAnonymousAttribute))
            ? []
            : [.. source.GetCustomAttributes<AuthorizeAttribute>(), .. member.GetCustomAttributes<AuthorizeAttribute>()];
}
