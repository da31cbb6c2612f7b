using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Compiles <c>[Subscribe]</c> into the resolver of a source stream (specification section 6.2.3.1, ResolveFieldEventStream).</summary>
internal sealed partial class SubscribeCompiler(
    Type source,
    MethodInfo method,
    string field,
    InputValueBuilder inputValues,
    IServiceProviderIsService? services,
    List<string> errors
)
{
    /// <summary>The names of the methods that give streams to others, so are no fields themselves.</summary>
    public static IEnumerable<string> StreamMethods(Type source) =>
        source.GetMethods().Select(method => method.GetCustomAttribute<SubscribeAttribute>()?.With).OfType<string>();

    /// <summary>The resolver of the stream, or null with the reason reported; may add arguments.</summary>
    /// <param name="arguments">The field's arguments.</param>
    /// <param name="indexes">For each C# parameter that is an argument, its index among them.</param>
    public AsyncResolver? Compile(List<InputValueDefinition> arguments, Dictionary<string, int> indexes)
    {
        if (method.GetCustomAttribute<SubscribeAttribute>()?.With is { } with)
        {
            return Stream(with, arguments, indexes);
        }

        var message = Array.Find(method.GetParameters(), parameter => parameter.IsDefined(typeof(EventMessageAttribute)));
        return message is null
            ? Fail("a subscription to a topic needs an [EventMessage] parameter.")
            : Topic(message.ParameterType, indexes);
    }

    private AsyncResolver? Stream(string with, List<InputValueDefinition> arguments, Dictionary<string, int> indexes)
    {
        var stream = source.GetMethod(with, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance);
        if (stream is null || SourceStreams.Wrapper(stream.ReturnType) is not { } wrapper)
        {
            return Fail($"\"{with}\" must be a method of {source.Name} that gives IAsyncEnumerable<T> or ISourceStream<T>.");
        }

        var compiler = new ResolverCompiler(source, stream, isExtension: true);
        foreach (var parameter in stream.GetParameters().Where(parameter => !compiler.TryInject(parameter, services)))
        {
            if (indexes.TryGetValue(parameter.Name!, out var index))
            {
                compiler.Argument(parameter, index);
            }
            else if (inputValues.Argument(parameter, field) is { } argument)
            {
                compiler.Argument(parameter, arguments.Count);
                arguments.Add(argument);
            }
        }

        return compiler.IsComplete ? compiler.CompileStream(wrapper) : null;
    }

    private AsyncResolver? Topic(Type message, Dictionary<string, int> indexes)
    {
        var onParameter = Array.Find(method.GetParameters(), parameter => parameter.IsDefined(typeof(TopicAttribute)));
        var template = onParameter is null ? method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name : $"{{{onParameter.Name}}}";
        if (
            Placeholder()
                .Matches(template)
                .Select(match => match.Groups["argument"].Value)
                .FirstOrDefault(name => !indexes.ContainsKey(name)) is
            { } unknown
        )
        {
            return Fail($"the topic \"{template}\" names \"{unknown}\", which is no argument.");
        }

        var subscribe = typeof(SubscribeCompiler)
            .GetMethod(nameof(Subscribe), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(message)
            .CreateDelegate<Func<string, OperationContext, ValueTask<object?>>>();
        return (_, values, operation, _) =>
            subscribe(Placeholder().Replace(template, match => Text(values[indexes[match.Groups["argument"].Value]])), operation);
    }

    private static string Text(object? value) =>
        ReferenceEquals(value, InputObjectType.Missing) ? "" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static async ValueTask<object?> Subscribe<TMessage>(string topic, OperationContext operation) =>
        await operation.Service<ITopicEventReceiver>().SubscribeAsync<TMessage>(topic, operation.RequestAborted);

    private AsyncResolver? Fail(string reason)
    {
        errors.Add($"{field}: {reason}");
        return null;
    }

    [GeneratedRegex(@"\{(?<argument>\w+)\}", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Placeholder();
}
