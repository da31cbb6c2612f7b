using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Kpi.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Compiles a property or method into a <see cref="FieldResolver"/>, binding each parameter to the parent, a service, an argument or the request.</summary>
internal sealed class ResolverCompiler
{
    private readonly ParameterExpression parent = Expression.Parameter(typeof(object), "parent");
    private readonly ParameterExpression arguments = Expression.Parameter(typeof(object?[]), "arguments");
    private readonly ParameterExpression operation = Expression.Parameter(typeof(OperationContext), "operation");
    private readonly ParameterExpression context = Expression.Parameter(typeof(IResolverContext), "context");

    // By position: while reflection fills its caches, two calls may give two objects for one parameter.
    private readonly Dictionary<int, Expression> bound = [];
    private readonly Type source;
    private readonly MemberInfo member;
    private readonly bool isExtension;
    private bool needsContext;

    /// <summary>For subscription fields: the resolver of the source stream.</summary>
    public AsyncResolver? Subscribe { get; set; }

    /// <summary>Prepares a member of a class; <paramref name="isExtension"/> when the class itself is not the parent object's.</summary>
    public ResolverCompiler(Type source, MemberInfo member, bool isExtension)
    {
        this.source = source;
        this.member = member;
        this.isExtension = isExtension;
    }

    /// <summary>Binds a parameter that is no argument; false when it is one.</summary>
    public bool TryInject(ParameterInfo parameter, IServiceProviderIsService? services)
    {
        if (Injected(parameter, services) is not { } value)
        {
            return false;
        }

        bound[parameter.Position] = value;
        return true;
    }

    /// <summary>Binds a parameter to the argument at an index.</summary>
    public void Argument(ParameterInfo parameter, int index) =>
        bound[parameter.Position] = CoercedValue.Read(arguments, index, parameter.ParameterType);

    /// <summary>Whether every parameter is bound; the reason why not is reported already.</summary>
    public bool IsComplete =>
        member is not MethodInfo method
        || method
            .GetParameters()
            .All(parameter => bound.ContainsKey(parameter.Position) || parameter.IsDefined(typeof(GraphQLIgnoreAttribute)));

    public FieldResolver Compile(GraphQLType type, ClrShape shape)
    {
        var value = Value();
        if (shape.IsAsync)
        {
            var wrap = AsyncResult.Wrapper(value.Type);
            var later = Expression.Call(wrap, value, Expression.Property(operation, nameof(OperationContext.RequestAborted)));
            return FieldResolver.OfAsync(() => Lambda<AsyncResolver>(later)).With(needsContext, Subscribe);
        }

        Func<LeafResolver>? leaf = LeafWriting.Of(value, type, out var writer) is { } body
            ? Expression.Lambda<LeafResolver>(body, parent, arguments, operation, context, writer).Compile
            : null;
        return FieldResolver
            .OfSync(() => Lambda<SyncResolver>(Expression.Convert(value, typeof(object))), leaf)
            .With(needsContext, Subscribe);
    }

    /// <summary>A resolver that gives the stream behind a subscription, brought to one form by the wrapper.</summary>
    public AsyncResolver CompileStream(MethodInfo wrapper) => Lambda<AsyncResolver>(Expression.Call(wrapper, Value()));

    private T Lambda<T>(Expression body)
        where T : Delegate => Expression.Lambda<T>(body, parent, arguments, operation, context).Compile();

    private Expression Value()
    {
        var isStatic = member is MethodInfo { IsStatic: true } or PropertyInfo { GetMethod.IsStatic: true };
        Expression? instance =
            isStatic ? null
            : isExtension
                ? Expression.Convert(
                    Expression.Call(operation, nameof(OperationContext.Instance), null, Expression.Constant(source)),
                    source
                )
            : Expression.Convert(parent, source);
        return member switch
        {
            PropertyInfo property => Expression.Property(instance, property),
            MethodInfo method => Expression.Call(
                instance,
                method,
                method
                    .GetParameters()
                    .Select(parameter => bound.GetValueOrDefault(parameter.Position) ?? Expression.Default(parameter.ParameterType))
            ),
            _ => throw new InvalidOperationException($"{member} is neither property nor method."),
        };
    }

    private Expression? Injected(ParameterInfo parameter, IServiceProviderIsService? services)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(ParentAttribute)))
        {
            return Expression.Convert(parent, type);
        }

        if (parameter.GetCustomAttribute<GlobalStateAttribute>() is { } state)
        {
            var value = Expression.Call(
                operation,
                nameof(OperationContext.GlobalState),
                null,
                Expression.Constant(state.Key ?? parameter.Name)
            );
            return Expression.Condition(
                Expression.TypeIs(value, Nullable.GetUnderlyingType(type) ?? type),
                Expression.Convert(value, type),
                Expression.Default(type)
            );
        }

        if (parameter.IsDefined(typeof(EventMessageAttribute)))
        {
            return Expression.Convert(Expression.Property(operation, nameof(OperationContext.EventMessage)), type);
        }

        if (type == typeof(IResolverContext))
        {
            needsContext = true;
            return context;
        }

        return type == typeof(CancellationToken) ? Expression.Property(operation, nameof(OperationContext.RequestAborted))
            : type == typeof(IServiceProvider) ? Expression.Property(operation, nameof(OperationContext.Services))
            : type == typeof(ClaimsPrincipal) ? Expression.Property(operation, nameof(OperationContext.User))
            : type == typeof(Schema) ? Expression.Property(operation, nameof(OperationContext.Schema))
            : Service(parameter, services);
    }

    private Expression? Service(ParameterInfo parameter, IServiceProviderIsService? services)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<ServiceAttribute>() is { Key: { } key })
        {
            return Expression.Convert(
                Expression.Call(
                    operation,
                    nameof(OperationContext.KeyedService),
                    null,
                    Expression.Constant(type),
                    Expression.Constant(key)
                ),
                type
            );
        }

        var isDataLoader = Array.Exists(
            type.GetInterfaces(),
            contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IDataLoader<,>)
        );
        if (isDataLoader && !type.IsInterface)
        {
            return Expression.Convert(Expression.Call(operation, nameof(OperationContext.Instance), null, Expression.Constant(type)), type);
        }

        var isService =
            parameter.IsDefined(typeof(ServiceAttribute))
            || (
                !parameter.IsDefined(typeof(ArgumentAttribute))
                && !type.IsValueType
                && type != typeof(string)
                && services?.IsService(type) == true
                && !IsSequence(type)
            );
        return isService ? Expression.Call(operation, nameof(OperationContext.Service), [type]) : null;
    }

    // A container answers "yes" for any IEnumerable<T>, which is far more likely a list argument.
    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
