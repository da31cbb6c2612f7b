using System.Runtime.CompilerServices;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Subscriptions;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Tests.Sample;

/// <summary>What happened to a branch.</summary>
/// <param name="Code">Which branch.</param>
/// <param name="Change">What happened.</param>
public sealed record BranchEvent([property: ID] string Code, string Change);

[ObjectType<BranchEvent>]
public static class BranchEventFields
{
    public static Task<Branch?> GetBranch([Parent] BranchEvent source, BranchLoader loader) => loader.LoadAsync(source.Code);
}

[SubscriptionType]
public static class SampleSubscriptions
{
    /// <summary>Every change of one branch.</summary>
    [Subscribe]
    [Topic("branch/{code}")]
    public static BranchEvent OnBranchChanged([ID] string code, [EventMessage] BranchEvent change) =>
        change.Change == code ? throw new GraphQLException("This event failed.") : change;

    [Subscribe]
    public static string OnMessage([EventMessage] string message) => message;

    [Subscribe(With = nameof(SubscribeToTicks))]
    public static int OnTick([EventMessage] int tick) => tick;

    public static async IAsyncEnumerable<int> SubscribeToTicks(
        Gates gates,
        int count = 3,
        int from = 0,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            await gates.Pass("ticks", ct);
            yield return from + i;
        }
    }

    [Subscribe(With = nameof(SubscribeToMonth))]
    public static string OnMonth(Month month, [EventMessage] string message) => $"{month.Year}: {message}";

    public static ValueTask<ISourceStream<string>> SubscribeToMonth(Month month, ITopicEventReceiver receiver, CancellationToken ct) =>
        receiver.SubscribeAsync<string>($"month/{month.Number}", ct);

    [Subscribe(With = nameof(SubscribeToFailing))]
    public static int OnFailing([EventMessage] int tick) => tick;

    public static async IAsyncEnumerable<int> SubscribeToFailing()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("secret");
    }

    [Subscribe(With = nameof(SubscribeToRefused))]
    public static int OnRefused([EventMessage] int tick) => tick;

    public static IAsyncEnumerable<int> SubscribeToRefused() => throw new GraphQLException("No events for you.");

    [Authorize]
    [Subscribe(With = nameof(SubscribeToTicks))]
    public static int OnSecretTick([EventMessage] int tick) => tick;
}

[MutationType]
public static class SampleMessages
{
    public static async Task<string> Say(string message, ITopicEventSender sender, CancellationToken ct)
    {
        await sender.SendAsync("OnMessage", message, ct);
        return message;
    }

    /// <summary>Opens the gate of a branch.</summary>
    public static string Release([ID] string code, Gates gates)
    {
        gates.Open(code);
        return code;
    }

    public static async Task<BranchEvent> ChangeBranch([ID] string code, string change, ITopicEventSender sender, CancellationToken ct)
    {
        var happened = new BranchEvent(code, change);
        await sender.SendAsync($"branch/{code}", happened, ct);
        return happened;
    }
}
