using Kpi.GraphQL.Subscriptions;

namespace Kpi.GraphQL.Tests.Subscriptions;

public class TopicTests
{
    private readonly InMemoryPubSub topics = new(new SubscriptionOptions { TopicBufferCapacity = 3 });

    [Theory]
    [InlineData(TopicBufferFullMode.DropOldest, new[] { 3, 4, 5 })]
    [InlineData(TopicBufferFullMode.DropNewest, new[] { 1, 2, 5 })]
    [InlineData(TopicBufferFullMode.DropWrite, new[] { 1, 2, 3 })]
    public async Task A_slow_subscriber_loses_messages_and_holds_up_nobody(TopicBufferFullMode mode, int[] kept)
    {
        var slow = await topics.SubscribeAsync<int>("t", null, mode);
        var roomy = await topics.SubscribeAsync<int>("t", 100, null);
        foreach (var message in Enumerable.Range(1, 5))
        {
            await topics.SendAsync("t", message);
        }

        await topics.CompleteAsync("t");
        (await slow.ReadEventsAsync().ToListAsync()).ShouldBe(kept);
        (await roomy.ReadEventsAsync().ToListAsync()).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task A_topic_lives_as_long_as_its_subscribers()
    {
        var first = await topics.SubscribeAsync<int>("t");
        var second = await topics.SubscribeAsync<int>("t");
        await first.DisposeAsync();
        topics.Count.ShouldBe(1);
        await second.DisposeAsync();
        topics.Count.ShouldBe(0);
        await topics.SendAsync("t", "to nobody");
    }

    [Fact]
    public async Task A_completed_topic_can_be_subscribed_to_again()
    {
        var first = await topics.SubscribeAsync<int>("t");
        await topics.CompleteAsync("t");
        var second = await topics.SubscribeAsync<int>("t");
        await first.DisposeAsync();
        await topics.SendAsync("t", 7);
        await topics.CompleteAsync("t");
        (await second.ReadEventsAsync().ToListAsync()).ShouldBe([7]);
    }

    [Fact]
    public async Task A_message_of_another_type_is_refused()
    {
        await using var stream = await topics.SubscribeAsync<int>("t");
        await Should.ThrowAsync<InvalidOperationException>(async () => await topics.SendAsync("t", "text"));
    }

    [Fact]
    public async Task Many_senders_and_subscribers_lose_nothing_within_the_buffer()
    {
        var streams = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => topics.SubscribeAsync<int>("t", 1000, null).AsTask()));
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(sender =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 200; i++)
                        {
                            await topics.SendAsync("t", (sender * 200) + i);
                        }
                    })
                )
        );
        await topics.CompleteAsync("t");
        var first = await streams[0].ReadEventsAsync().ToListAsync();
        first.Order().ShouldBe(Enumerable.Range(0, 800));
        foreach (var stream in streams.Skip(1))
        {
            (await stream.ReadEventsAsync().ToListAsync()).ShouldBe(first, "every subscriber sees one order");
        }
    }
}
