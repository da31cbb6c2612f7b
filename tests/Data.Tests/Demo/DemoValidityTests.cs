using Kpi.Data.Demo;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Demo;

/// <summary>What must hold of every row, looked for in the default demo.</summary>
[Collection(nameof(MediumDemo))]
public sealed class DemoValidityTests(MediumDemo demo) : IDisposable
{
    private static readonly DateTime End = TestClock.Business.StartOf(DemoStory.LastMonth.Next);
    private static readonly DateTime Begin = TestClock.Business.StartOf(DemoStory.FirstMonth);

    private readonly WarehouseContext context = demo.Open();

    public void Dispose() => context.Dispose();

    /// <summary>Every event that needs an active customer.</summary>
    private IEnumerable<IQueryable<CustomerEvent>> Events =>
        [
            context.Complaints.Where(x => x.CustomerId != null).Select(x => new CustomerEvent(x.CustomerId!.Value, x.BranchId, x.OpenedAt)),
            context.Surveys.Select(x => new CustomerEvent(x.CustomerId!.Value, x.BranchId, x.SentAt)),
            context.Surveys.Where(x => x.RespondedAt != null).Select(x => new CustomerEvent(x.CustomerId!.Value, 0, x.RespondedAt!.Value)),
            context.Cases.Select(x => new CustomerEvent(x.CustomerId, x.BranchId, x.OpenedAt)),
            context.Cases.Where(x => x.ClosedAt != null).Select(x => new CustomerEvent(x.CustomerId, 0, x.ClosedAt!.Value)),
            context.Contacts.Select(x => new CustomerEvent(x.CustomerId, x.BranchId, x.At)),
        ];

    [Fact]
    public void Departures_of_a_customer_never_overlap()
    {
        var departures = context.Churn.OrderBy(x => x.CustomerId).ThenBy(x => x.ChurnedAt).ToList();

        departures
            .Zip(departures.Skip(1))
            .Where(pair => pair.First.CustomerId == pair.Second.CustomerId)
            .ShouldAllBe(pair => pair.First.WinbackAt < pair.Second.ChurnedAt);
    }

    [Fact]
    public void Nobody_leaves_before_joining_or_returns_after_180_days_or_from_an_admin_exit()
    {
        var departures = context
            .Churn.Join(context.Customers, x => x.CustomerId, x => x.Id, (churn, customer) => new { churn, customer.JoinedAt })
            .ToList();

        departures.ShouldAllBe(x => x.churn.ChurnedAt > x.JoinedAt);
        departures.ShouldAllBe(x => x.churn.WinbackAt == null || x.churn.WinbackAt - x.churn.ChurnedAt <= TimeSpan.FromDays(180));
        departures.ShouldAllBe(x => x.churn.Kind != ChurnKind.Admin || x.churn.WinbackAt == null);
        departures.ShouldAllBe(x => (x.churn.Kind == ChurnKind.Involuntary) == (x.churn.Reason == ChurnReason.Arrears));
    }

    [Fact]
    public void Events_happen_to_customers_who_are_active_then()
    {
        var gone = context.Churn.ToList().ToLookup(x => x.CustomerId);
        var joined = context.Customers.ToDictionary(x => x.Id, x => x.JoinedAt);

        foreach (var events in Events)
        {
            events
                .ToList()
                .ShouldAllBe(x =>
                    x.At >= joined[x.CustomerId]
                    && !gone[x.CustomerId].Any(y => y.ChurnedAt <= x.At && (y.WinbackAt == null || y.WinbackAt > x.At))
                );
        }
    }

    [Fact]
    public void Events_are_stamped_with_the_branch_that_owns_the_customer_then()
    {
        var versions = context.CustomerVersions.ToList().ToLookup(x => x.CustomerId);

        foreach (var events in Events)
        {
            events
                .AsEnumerable()
                .Where(x => x.BranchId != 0)
                .ShouldAllBe(x =>
                    versions[x.CustomerId].Single(y => y.ValidFrom <= x.At && (y.ValidTo == null || y.ValidTo > x.At)).BranchId
                    == x.BranchId
                );
        }
    }

    [Fact]
    public void A_customers_versions_follow_each_other_without_gap_from_joining_or_the_warehouses_beginning_on()
    {
        var joined = context.Customers.ToDictionary(x => x.Id, x => x.JoinedAt);
        var versions = context.CustomerVersions.OrderBy(x => x.CustomerId).ThenBy(x => x.ValidFrom).ToList();

        foreach (var customer in versions.GroupBy(x => x.CustomerId))
        {
            customer.First().ValidFrom.ShouldBe(joined[customer.Key] > Begin ? joined[customer.Key] : Begin);
            customer.Select(x => x.ValidTo).ShouldBe(customer.Skip(1).Select(x => (DateTime?)x.ValidFrom).Append(null));
        }
    }

    [Fact]
    public void Everything_happens_in_business_hours_before_the_demo_ends()
    {
        var moments = new List<DateTime>();
        moments.AddRange(context.Customers.Select(x => x.JoinedAt).ToList());
        moments.AddRange(context.CustomerVersions.Where(x => x.ValidFrom > Begin).Select(x => x.ValidFrom).ToList());
        moments.AddRange(context.Churn.Select(x => x.ChurnedAt).ToList());
        moments.AddRange(context.Churn.Where(x => x.WinbackAt != null).Select(x => x.WinbackAt!.Value).ToList());
        moments.AddRange(context.Complaints.Select(x => x.OpenedAt).ToList());
        moments.AddRange(context.Complaints.Where(x => x.SettledAt != null).Select(x => x.SettledAt!.Value).ToList());
        foreach (var events in Events)
        {
            moments.AddRange(events.Select(x => x.At).ToList());
        }

        var (opens, shuts) = (new TimeSpan(8, 30, 0), new TimeSpan(18, 0, 0));
        moments.ShouldAllBe(at => at < End);
        moments.Select(at => TestClock.Business.ToLocal(at).TimeOfDay).ShouldAllBe(time => time >= opens && time < shuts);
    }

    [Fact]
    public void Business_days_of_complaints_are_those_of_their_instants()
    {
        var complaints = context.Complaints.ToList();

        complaints.ShouldAllBe(x => x.OpenedOn == TestClock.Business.DayOf(x.OpenedAt));
        complaints.ShouldAllBe(x =>
            x.SettledAt == null
                ? x.SettledOn == null
                : x.SettledOn == TestClock.Business.DayOf(x.SettledAt.Value) && x.SettledAt > x.OpenedAt
        );
    }

    [Fact]
    public void Surveys_are_answered_once_after_they_arrive()
    {
        var surveys = context.Surveys.ToList();

        surveys.ShouldAllBe(x => x.RespondedAt == null ? x.Csat == null : !x.Bounced && x.Csat != null && x.RespondedAt > x.SentAt);
        surveys.Select(x => (x.CustomerId, x.Wave)).Distinct().Count().ShouldBe(surveys.Count);
    }

    [Fact]
    public void Cases_are_decided_within_30_days_and_open_at_most_once_in_90()
    {
        var cases = context.Cases.OrderBy(x => x.CustomerId).ThenBy(x => x.OpenedAt).ToList();

        cases.ShouldAllBe(x => (x.Outcome == CaseOutcome.Pending) == (x.ClosedAt == null));
        cases.ShouldAllBe(x => (x.ClosedAt ?? End) - x.OpenedAt < TimeSpan.FromDays(30));
        cases
            .Zip(cases.Skip(1))
            .Where(pair => pair.First.CustomerId == pair.Second.CustomerId)
            .ShouldAllBe(pair => pair.Second.OpenedAt - pair.First.OpenedAt >= TimeSpan.FromDays(90));
    }

    [Fact]
    public void Contacts_keep_the_rules_of_care()
    {
        var called = context.Contacts.Where(x =>
            x.Addressing == ContactAddressing.OneToOne && (x.Mode == ContactMode.Phone || x.Mode == ContactMode.Visit)
        );

        called.Any(x => context.Customers.Any(y => y.Id == x.CustomerId && y.DoNotDisturb)).ShouldBeFalse();
        context.Contacts.Any(x => x.Addressing == ContactAddressing.Broadcast && x.Effective).ShouldBeFalse();
    }

    private sealed record CustomerEvent(int CustomerId, int BranchId, DateTime At);
}
