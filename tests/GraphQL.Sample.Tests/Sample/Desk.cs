namespace Kpi.Sample.Tests.Sample;

/// <summary>How pressing a ticket is.</summary>
public enum Priority
{
    Low,

    [GraphQLDescription("Answered the same day.")]
    High,
}

/// <summary>What has a name.</summary>
[InterfaceType]
public interface IPerson
{
    string Name { get; }
}

/// <summary>Someone who answers tickets.</summary>
public sealed record Agent([property: ID] int Id, string Name) : IPerson;

/// <summary>Someone who asks.</summary>
public sealed record Customer(string Name, [property: GraphQLDeprecated("Ask by mail.")] string? Phone) : IPerson;

/// <summary>A question of a customer.</summary>
public sealed record Ticket(
    [property: ID] int Id,
    string Title,
    Priority Priority,
    Customer Customer,
    [property: GraphQLIgnore] int AgentId
);

/// <summary>What a customer sends.</summary>
public sealed record OpenTicketInput(
    string Title,
    [property: DefaultValue(Priority.Low)] Priority Priority,
    Optional<string?> CustomerName
);

/// <summary>Which tickets.</summary>
[OneOf]
public sealed record TicketBy([property: ID] int? Id, string? Title);

/// <summary>The tickets, in memory.</summary>
public sealed class Desk
{
    private readonly List<Ticket> tickets =
    [
        new(1, "No dial tone", Priority.High, new("Li", null), 1),
        new(2, "A question of the bill", Priority.Low, new("Wang", "555"), 2),
        new(3, "Moving house", Priority.Low, new("Chen", null), 1),
    ];

    public IReadOnlyList<Ticket> Tickets => tickets;

    public static IReadOnlyList<Agent> Agents { get; } = [new(1, "Zhao"), new(2, "Sun")];

    public int Loads { get; set; }

    public Ticket Open(OpenTicketInput input)
    {
        var customer = input.CustomerName.HasValue ? input.CustomerName.Value ?? "anonymous" : "unknown";
        var ticket = new Ticket(tickets.Count + 1, input.Title, input.Priority, new(customer, null), 1);
        tickets.Add(ticket);
        return ticket;
    }
}
