using System.Reflection;
using System.Runtime.CompilerServices;
using GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Types.Building;

/// <summary>Where a subscription field's events come from: a topic or a method.</summary>
internal static class SubscriptionSource
{
    /// <summary>The source, or null with an error.</summary>
    public static AsyncResolver? Of(Type source, MethodInfo method, IReadOnlyList<InputValueDefinition> arguments, IServiceProviderIsService? services, List<string> errors)
    {
        if (method.GetCustomAttribute<SubscribeAttribute>()?.With is { } with)
        {
            return source.GetMethod(with) is { } events && ClrShape.IsAsyncType(events.ReturnType)
                ? FromMethod(source, events, arguments, services, errors)
                : Fail(errors, $"{source.Name}.{method.Name}: there is no public method \"{with}\" that gives an IAsyncEnumerable.");
        }

        var message = Array.Find(method.GetParameters(), parameter => parameter.IsDefined(typeof(EventMessageAttribute)));
        if (message is null)
        {
            return Fail(errors, $"{source.Name}.{method.Name}: a subscription to a topic needs a parameter with [EventMessage].");
        }

        var template = method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name;
        var subscribe = typeof(SubscriptionSource).GetMethod(nameof(FromTopic), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(message.ParameterType).CreateDelegate<Func<string, OperationContext, ValueTask<object?>>>();
        return (_, values, operation, _) => subscribe(Topic(template, arguments, values), operation);
    }

    private static AsyncResolver? FromMethod(
        Type source, MethodInfo events, IReadOnlyList<InputValueDefinition> arguments, IServiceProviderIsService? services, List<string> errors)
    {
        var compiler = new ResolverCompiler(source, events, isExtension: true);
        foreach (var parameter in events.GetParameters())
        {
            if (compiler.TryInject(parameter, services))
            {
                continue;
            }

            var index = arguments.ToList().FindIndex(argument => argument.Name == Naming.Camel(parameter.Name!));
            if (index < 0)
            {
                return Fail(errors, $"{source.Name}.{events.Name}: \"{parameter.Name}\" is neither a service nor an argument of the subscription.");
            }

            compiler.Argument(parameter, index);
        }

        var item = events.ReturnType.GetGenericArguments()[0];
        var isStream = events.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);
        if (!isStream)
        {
            return Fail(errors, $"{source.Name}.{events.Name}: it must give an IAsyncEnumerable.");
        }

        var box = typeof(SubscriptionSource).GetMethod(nameof(Boxed), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item).CreateDelegate<Func<object, CancellationToken, IAsyncEnumerable<object?>>>();
        var call = compiler.CompileSource();
        return (parent, values, operation, context) => new ValueTask<object?>(box(call(parent, values, operation, context)!, operation.RequestAborted));
    }

    private static async ValueTask<object?> FromTopic<T>(string topic, OperationContext operation)
    {
        var stream = await operation.Service<ITopicEventReceiver>().SubscribeAsync<T>(topic, operation.RequestAborted);
        return Read(stream);
    }

    private static async IAsyncEnumerable<object?> Read<T>(ISourceStream<T> stream)
    {
        await using (stream)
        {
            await foreach (var message in stream.ReadEventsAsync())
            {
                yield return message;
            }
        }
    }

    private static async IAsyncEnumerable<object?> Boxed<T>(object items, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var item in ((IAsyncEnumerable<T>)items).WithCancellation(ct))
        {
            yield return item;
        }
    }

    private static string Topic(string template, IReadOnlyList<InputValueDefinition> arguments, object?[] values)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            template = template.Replace($"{{{arguments[i].Name}}}", values[i]?.ToString(), StringComparison.Ordinal);
        }

        return template;
    }

    private static AsyncResolver? Fail(List<string> errors, string error)
    {
        errors.Add(error);
        return null;
    }
}
