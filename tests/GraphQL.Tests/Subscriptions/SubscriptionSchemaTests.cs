using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Subscriptions;
using Kpi.GraphQL.Tests.Sample;
using Kpi.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Subscriptions;

public class SubscriptionSchemaTests
{
    [Theory]
    [InlineData(typeof(NoSubscribe), "a subscription field is a method with [Subscribe]")]
    [InlineData(typeof(NoMessage), "needs an [EventMessage] parameter")]
    [InlineData(typeof(UnknownArgument), "names \"region\", which is no argument")]
    [InlineData(typeof(NoStream), "\"Missing\" must be a method of NoStream")]
    [InlineData(typeof(ListStream), "that gives IAsyncEnumerable<T> or ISourceStream<T>")]
    public void What_is_no_subscription_stops_the_start(Type type, string reason) =>
        Should.Throw<SchemaException>(() => new SampleServer(builder => builder.AddSubscriptionType(type))).Message.ShouldContain(reason);

    [Fact]
    public void Stream_methods_give_arguments_and_are_no_fields()
    {
        var sdl = new SampleServer().Executor.Schema.Print();
        sdl.ShouldContain("  onTick(count: Int! = 3, from: Int! = 0): Int!");
        sdl.ShouldContain("  onMonth(month: Month!): String!");
        sdl.ShouldNotContain("subscribeTo");
    }

    [Fact]
    public async Task Another_backplane_takes_the_place_of_topics_in_memory()
    {
        var server = new SampleServer(builder => builder.Services.AddSingleton<ITopicEventReceiver, EchoingBackplane>());
        using var result = await server.Executor.ExecuteAsync(new OperationRequest("subscription { onMessage }") { AcceptsStream = true });
        await using var stream = result.Stream.ShouldNotBeNull();
        var responses = await stream.ReadResultsAsync().Select(response => response.ToJson()).ToListAsync();
        responses.ShouldBe(["""{"data":{"onMessage":"OnMessage"}}"""]);
    }

    private static class NoSubscribe
    {
        public static int OnSomething() => 1;
    }

    private static class NoMessage
    {
        [Subscribe]
        public static int OnSomething() => 1;
    }

    private static class UnknownArgument
    {
        [Subscribe]
        [Topic("branch/{region}")]
        public static int OnSomething(int code, [EventMessage] int message) => code + message;
    }

    private static class NoStream
    {
        [Subscribe(With = "Missing")]
        public static int OnSomething([EventMessage] int message) => message;
    }

    private static class ListStream
    {
        [Subscribe(With = nameof(Numbers))]
        public static int OnSomething([EventMessage] int message) => message;

        public static int[] Numbers() => [1];
    }

    /// <summary>Has one message on every topic: its name.</summary>
    private sealed class EchoingBackplane : ITopicEventReceiver
    {
        public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
            string topicName,
            CancellationToken cancellationToken = default
        ) => new(new Echo<TMessage>((TMessage)(object)topicName));

        public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
            string topicName,
            int? bufferCapacity,
            TopicBufferFullMode? bufferFullMode,
            CancellationToken cancellationToken = default
        ) => SubscribeAsync<TMessage>(topicName, cancellationToken);
    }

    private sealed class Echo<TMessage>(TMessage message) : ISourceStream<TMessage>
    {
        public IAsyncEnumerable<TMessage> ReadEventsAsync() => new[] { message }.ToAsyncEnumerable();

        IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => new object?[] { message }.ToAsyncEnumerable();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
