using Kpi.GraphQL.Subscriptions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Where subscriptions get their events.</summary>
public static class SubscriptionRequestExecutorBuilderExtensions
{
    /// <summary>
    /// Keeps topics in this process, behind <see cref="ITopicEventSender"/> and <see cref="ITopicEventReceiver"/>. Another backplane is a
    /// singleton that implements both, registered instead.
    /// </summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(
        this IRequestExecutorBuilder builder,
        SubscriptionOptions? options = null
    )
    {
        builder.Services.TryAddSingleton(_ => new InMemoryPubSub(options ?? new SubscriptionOptions()));
        builder.Services.TryAddSingleton<ITopicEventSender>(services => services.GetRequiredService<InMemoryPubSub>());
        builder.Services.TryAddSingleton<ITopicEventReceiver>(services => services.GetRequiredService<InMemoryPubSub>());
        return builder;
    }
}
