using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>What holds of a customer from a moment until the next phase.</summary>
internal sealed record LifePhase(DateTime From, Tier Tier, Outlet Outlet, double MonthlyValue);

/// <summary>A customer left, and perhaps came back.</summary>
internal sealed record Departure(DateTime At, ChurnKind Kind, ChurnReason Reason, DateTime? ReturnedAt);

/// <summary>An outlet tried to keep a customer.</summary>
internal sealed record RetentionAttempt(CaseTrigger Trigger, Outlet Outlet, DateTime OpenedAt, DateTime? ClosedAt, CaseOutcome Outcome);

/// <summary>All that befalls one customer, in wall-clock time of the business zone; the facts are drawn from it.</summary>
/// <remarks>The id is also the key of the customer's random streams.</remarks>
internal sealed record CustomerLife(int CustomerId, DateTime JoinedAt, string MaskedName, bool DoNotDisturb)
{
    /// <summary>Oldest first; the first begins when the customer joins.</summary>
    public List<LifePhase> Phases { get; } = [];

    /// <summary>Oldest first; each after the return from the one before.</summary>
    public List<Departure> Departures { get; } = [];

    /// <summary>Oldest first, none while another is open.</summary>
    public List<RetentionAttempt> Attempts { get; } = [];

    /// <summary>Whether the customer is with us at a moment.</summary>
    public bool IsActiveAt(DateTime moment) =>
        moment >= JoinedAt && !Departures.Exists(gone => moment >= gone.At && (gone.ReturnedAt is not { } back || moment < back));

    /// <summary>What holds at a moment; before the customer joined, what holds first.</summary>
    public LifePhase PhaseAt(DateTime moment) => Phases.FindLast(phase => phase.From <= moment) ?? Phases[0];

    /// <summary>The demo's months from the one in which the customer joins to the one of the last departure.</summary>
    public IEnumerable<Month> Months()
    {
        var first = JoinedAt < DemoCalendar.Start ? DemoCalendar.First : DemoCalendar.MonthOf(JoinedAt);
        var last = Departures is [.., { ReturnedAt: null } gone] ? DemoCalendar.MonthOf(gone.At) : DemoCalendar.Last;
        return first.Through(last);
    }
}
