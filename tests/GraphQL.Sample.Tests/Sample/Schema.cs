using Microsoft.AspNetCore.Http;

namespace Kpi.Sample.Tests.Sample;

public sealed class Query
{
    /// <summary>The tickets, a page at a time.</summary>
    [UsePaging(MaxPageSize = 20)]
    public IEnumerable<Ticket> GetTickets([Service] Desk desk, Priority? priority = null) =>
        desk.Tickets.Where(ticket => priority is null || ticket.Priority == priority);

    public Ticket? GetTicket(TicketBy by, [Service] Desk desk) =>
        desk.Tickets.FirstOrDefault(ticket => ticket.Id == by.Id || ticket.Title == by.Title);

    [Cost(5)]
    public async Task<IReadOnlyList<IPerson>> GetPeopleAsync([Service] Desk desk, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return [.. Desk.Agents, .. desk.Tickets.Select(ticket => ticket.Customer)];
    }

    public string GetHost([GlobalState] string host) => host;

    public string Fail() => throw new GraphQLException(ErrorBuilder.New().SetMessage("The desk is closed.").SetCode("CLOSED").Build());
}

public sealed class Mutation
{
    public async Task<Ticket> OpenTicketAsync(
        OpenTicketInput input,
        [Service] Desk desk,
        [Service] ITopicEventSender sender,
        CancellationToken ct
    )
    {
        var ticket = desk.Open(input);
        await sender.SendAsync(nameof(Subscription.OnTicketOpened), ticket, ct);
        return ticket;
    }
}

public sealed class Subscription
{
    [Subscribe]
    [Topic]
    public Ticket OnTicketOpened([EventMessage] Ticket ticket) => ticket;
}

[ExtendObjectType<Ticket>]
public sealed class TicketExtensions
{
    /// <summary>Who answers it.</summary>
    public async Task<Agent?> GetAgentAsync([Parent] Ticket ticket, AgentLoader agents, CancellationToken ct) =>
        await agents.LoadAsync(ticket.AgentId, ct);
}

public sealed class AgentLoader(Desk desk, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<int, Agent>(batchScheduler, options)
{
    protected override Task<IReadOnlyDictionary<int, Agent>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        desk.Loads++;
        return Task.FromResult<IReadOnlyDictionary<int, Agent>>(
            Desk.Agents.Where(agent => keys.Contains(agent.Id)).ToDictionary(agent => agent.Id)
        );
    }
}

public sealed class CodeFilter : IErrorFilter
{
    public IError OnError(IError error) => error.Code is null ? error.WithCode("DESK") : error;
}

public sealed class HostInterceptor : DefaultHttpRequestInterceptor
{
    public override ValueTask OnCreateAsync(
        HttpContext context,
        IRequestExecutor requestExecutor,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken
    )
    {
        requestBuilder.SetGlobalState("host", context.Request.Host.Host);
        return base.OnCreateAsync(context, requestExecutor, requestBuilder, cancellationToken);
    }
}
