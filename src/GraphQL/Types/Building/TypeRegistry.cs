using System.Reflection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Which GraphQL type stands for which C# type, made when first asked for; fields are completed later, so types may refer to each other.</summary>
internal sealed class TypeRegistry
{
    private readonly Dictionary<string, NamedType> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, NamedType> outputs = [];
    private readonly Dictionary<Type, NamedType> inputs = [];
    private readonly Dictionary<Type, ScalarType> scalars = [];
    private readonly Dictionary<Type, Type> bindings = BuiltInScalars.Bindings();
    private readonly Queue<NamedType> incomplete = new();
    private readonly List<string> errors;
    private readonly ILookup<Type, Type> objectTypes;

    public TypeRegistry(SchemaConfiguration configuration, List<string> errors)
    {
        this.errors = errors;
        objectTypes = configuration.Extensions.Where(IsObjectType).ToLookup(FieldBuilder.Extended);
        foreach (var scalarClass in configuration.Types.Where(type => type.IsSubclassOf(typeof(ScalarType))))
        {
            bindings[Scalar(scalarClass).RuntimeType] = scalarClass;
        }

        foreach (var (runtime, scalarClass) in configuration.Bindings)
        {
            bindings[runtime] = scalarClass;
        }
    }

    public XmlDocumentation Documentation { get; } = new();

    public NullabilityInfoContext Nullability { get; } = new();

    public IReadOnlyCollection<NamedType> All => byName.Values;

    public bool HasNext => incomplete.Count > 0;

    /// <summary>A type whose fields are still to be built, or null.</summary>
    public NamedType? Next() => incomplete.TryDequeue(out var type) ? type : null;

    public T Register<T>(T type)
        where T : NamedType
    {
        if (!byName.TryAdd(type.Name, type))
        {
            errors.Add($"{type.Name}: two C# types have this GraphQL name; give one another with [GraphQLName].");
        }

        return type;
    }

    public NamedType? Find(string name) => byName.GetValueOrDefault(name);

    public ScalarType Scalar(Type scalarClass)
    {
        if (!scalars.TryGetValue(scalarClass, out var scalar))
        {
            scalar = (ScalarType)Activator.CreateInstance(scalarClass)!;
            scalars.Add(scalarClass, scalar);
            Register(scalar);
        }

        return scalar;
    }

    /// <summary>The type of a shape; <paramref name="leaf"/> takes the place of the innermost type.</summary>
    public GraphQLType? Resolve(ClrShape shape, bool forInput, NamedType? leaf = null)
    {
        GraphQLType? inner =
            shape.Item is { } item && !IsBound(shape.Clr)
                ? Resolve(item, forInput, leaf) is { } itemType
                    ? new ListType(itemType)
                    : null
                : leaf ?? (forInput ? Input(shape.Clr) : Output(shape.Clr));
        return inner is null || shape.IsNullable ? inner : new NonNullType(inner);
    }

    public NamedType? Output(Type clr)
    {
        if (Leaf(clr) is { } leaf)
        {
            return leaf;
        }

        if (outputs.TryGetValue(clr, out var known))
        {
            return known;
        }

        if (!IsUsable(clr))
        {
            return null;
        }

        // An [ObjectType<T>] class speaks for T: it may name and describe a type that knows nothing of GraphQL.
        var name = objectTypes[clr].Select(Name).OfType<string>().FirstOrDefault() ?? Name(clr) ?? Naming.Type(clr);
        var description = objectTypes[clr].Select(Describe).OfType<string>().FirstOrDefault() ?? Describe(clr);
        NamedType type =
            clr.IsDefined(typeof(UnionTypeAttribute), inherit: false) ? new UnionType(name, description) { RuntimeType = clr }
            : clr.IsInterface || clr.IsAbstract ? new InterfaceType(name, description) { RuntimeType = clr }
            : new ObjectType(name, description) { RuntimeType = clr };
        outputs.Add(clr, Register(type));
        incomplete.Enqueue(type);
        return type;
    }

    public NamedType? Input(Type clr)
    {
        if (Leaf(clr) is { } leaf)
        {
            return leaf;
        }

        if (inputs.TryGetValue(clr, out var known))
        {
            return known;
        }

        if (!IsUsable(clr) || clr.IsInterface || clr.IsAbstract)
        {
            return null;
        }

        var type = new InputObjectType(
            clr.GetCustomAttribute<InputObjectTypeAttribute>()?.Name
                ?? clr.GetCustomAttribute<GraphQLNameAttribute>()?.Name
                ?? Naming.InputType(clr),
            Describe(clr),
            clr
        )
        {
            IsOneOf = clr.IsDefined(typeof(OneOfAttribute), inherit: false),
        };
        inputs.Add(clr, Register(type));
        incomplete.Enqueue(type);
        return type;
    }

    public string? Describe(Type type) => type.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? Documentation.Of(type);

    /// <summary>Interfaces learn who implements them, unions who belongs to them.</summary>
    public void LinkAbstractTypes()
    {
        var withFields = outputs.Values.OfType<FieldsType>().ToList();
        foreach (var type in withFields)
        {
            type.Interfaces =
            [
                .. withFields
                    .OfType<InterfaceType>()
                    .Where(candidate => candidate != type && candidate.RuntimeType!.IsAssignableFrom(type.RuntimeType))
                    .OrderBy(candidate => candidate.Name, StringComparer.Ordinal),
            ];
        }

        foreach (var type in outputs.Values.OfType<CompositeType>())
        {
            var runtime = type is UnionType union ? union.RuntimeType! : ((FieldsType)type).RuntimeType!;
            type.PossibleTypes = type is ObjectType self
                ? [self]
                :
                [
                    .. withFields
                        .OfType<ObjectType>()
                        .Where(member => runtime.IsAssignableFrom(member.RuntimeType))
                        .OrderBy(member => member.Name, StringComparer.Ordinal),
                ];
        }

        foreach (var root in byName.Values.OfType<ObjectType>().Where(type => type.PossibleTypes.Count == 0))
        {
            root.PossibleTypes = [root];
        }
    }

    private static bool IsObjectType(Type extension) =>
        extension.GetCustomAttribute<ObjectTypeExtensionAttribute>()!.GetType() is { IsGenericType: true } attribute
        && attribute.GetGenericTypeDefinition() == typeof(ObjectTypeAttribute<>);

    private bool IsBound(Type clr) => bindings.ContainsKey(clr);

    private NamedType? Leaf(Type clr)
    {
        if (bindings.TryGetValue(clr, out var scalarClass))
        {
            return Scalar(scalarClass);
        }

        if (!clr.IsEnum)
        {
            return null;
        }

        if (!outputs.TryGetValue(clr, out var type))
        {
            outputs.Add(clr, type = Register(EnumBuilder.Build(clr, this)));
        }

        return type;
    }

    private static bool IsUsable(Type clr) =>
        clr != typeof(object)
        && clr != typeof(void)
        && !clr.IsPointer
        && !clr.IsPrimitive
        && !typeof(Delegate).IsAssignableFrom(clr)
        && !typeof(Task).IsAssignableFrom(clr)
        && clr != typeof(ValueTask)
        && !clr.IsGenericParameter
        && !(clr.Namespace?.StartsWith("System", StringComparison.Ordinal) ?? false);

    private static string? Name(Type clr) =>
        clr.GetCustomAttribute<GraphQLNameAttribute>()?.Name
        ?? clr.GetCustomAttribute<ObjectTypeAttribute>()?.Name
        ?? clr.GetCustomAttribute<InterfaceTypeAttribute>()?.Name
        ?? clr.GetCustomAttribute<UnionTypeAttribute>()?.Name;
}
