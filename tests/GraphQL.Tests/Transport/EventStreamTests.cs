using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Transport;

public sealed class EventStreamTests : IAsyncLifetime
{
    private readonly StreamingSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_quiet_event_stream_is_kept_alive_by_comments()
    {
        using var events = await EventStreamClient.OpenAsync(site, "subscription { onMessage }");
        (await events.LineAsync()).ShouldBe(":");
        await events.LineAsync();
        var comment = events.LineAsync();
        await Eventually.Holds(() => site.Topics.Count == 1);
        comment.IsCompleted.ShouldBeFalse("no time has passed");
        await Eventually.Holds(() =>
        {
            site.Clock.Advance(new GraphQLServerOptions().ServerSentEvents.KeepAliveInterval);
            return comment.IsCompleted;
        });
        (await comment).ShouldBe(":");
    }

    [Fact]
    public async Task An_event_stream_ends_with_its_client()
    {
        var events = await EventStreamClient.OpenAsync(site, "subscription { onBranchChanged(code: \"left\") { code } }");
        await Eventually.Holds(() => site.Topics.Count == 1);
        events.Dispose();
        await Eventually.Holds(() => site.Topics.Count == 0);
    }
}
