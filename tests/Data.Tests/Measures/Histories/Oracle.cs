using Kpi.Data.Reconciliation;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures.Histories;

/// <summary>The measures of one month, computed row by row with plain loops from the specification's words.</summary>
internal sealed partial class Oracle
{
    private readonly HistoryFacts facts;
    private readonly Month month;
    private readonly DateTime start;
    private readonly DateTime end;
    private readonly Dictionary<(int Branch, Tier? Tier, Measure Measure), double> amounts = [];
    private readonly Dictionary<(int Branch, Tier? Tier), Dictionary<SurvivalBin, long>> settlements = [];
    private readonly Dictionary<(int Branch, Tier? Tier), Dictionary<SurvivalBin, long>> firstContacts = [];
    private readonly Dictionary<int, BaseFlow> flows = [];
    private readonly Dictionary<int, Tier> knownTiers = [];

    public Oracle(HistoryFacts facts, Month month)
    {
        this.facts = facts;
        this.month = month;
        start = OracleClock.Start(month);
        end = OracleClock.Start(month.Next);
        foreach (var branch in facts.Branches)
        {
            flows[branch.Id] = new(0, 0, 0, 0, 0, 0, 0);
        }

        CountBase();
        CountJoiners();
        CountChanges();
        CountMoves();
        CountComplaints();
        CountSurveys();
        CountCases();
        CountWarnings();
        CountMoments();
        CountPlans();
        CountTime();
    }

    public BaseFlow FlowOf(int branch) => flows[branch];

    public double AmountOf(int branch, Tier? tier, Measure measure) => amounts.GetValueOrDefault((branch, tier, measure));

    public Dictionary<SurvivalBin, long> SettlementsOf(int branch, Tier? tier) => settlements.GetValueOrDefault((branch, tier)) ?? [];

    public Dictionary<SurvivalBin, long> FirstContactsOf(int branch, Tier? tier) => firstContacts.GetValueOrDefault((branch, tier)) ?? [];

    private bool IsWithin(int branch, int top)
    {
        for (int? at = branch; at is { } id; at = facts.Branches[id - 1].ParentId)
        {
            if (id == top)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(int branch, Tier tier, Measure measure, double amount = 1)
    {
        foreach (var (at, segment) in Everywhere(branch, tier))
        {
            amounts[(at, segment, measure)] = amounts.GetValueOrDefault((at, segment, measure)) + amount;
        }
    }

    private void Add(Dictionary<(int Branch, Tier? Tier), Dictionary<SurvivalBin, long>> times, int branch, Tier tier, SurvivalBin bin)
    {
        foreach (var place in Everywhere(branch, tier))
        {
            if (!times.TryGetValue(place, out var bins))
            {
                bins = times[place] = [];
            }

            bins[bin] = bins.GetValueOrDefault(bin) + 1;
        }
    }

    /// <summary>The branch and all above it, each for the tier and for all customers.</summary>
    private IEnumerable<(int Branch, Tier? Tier)> Everywhere(int branch, Tier tier)
    {
        for (int? at = branch; at is { } id; at = facts.Branches[id - 1].ParentId)
        {
            yield return (id, tier);
            yield return (id, null);
        }
    }

    private bool InMonth(DateTime? instant) => instant >= start && instant < end;

    private bool InMonth(DateOnly day) => Month.Of(day) == month;

    private Tier TierOf(int? customer) => customer is { } id ? knownTiers.GetValueOrDefault(id) : Tier.Unclassified;

    private IEnumerable<Churn> ChurnOf(int customer)
    {
        foreach (var churn in facts.Churn)
        {
            if (churn.CustomerId == customer)
            {
                yield return churn;
            }
        }
    }

    private CustomerVersion? VersionAt(int customer, DateTime instant)
    {
        foreach (var version in facts.Versions)
        {
            if (version.CustomerId == customer && version.ValidFrom <= instant && (version.ValidTo is not { } to || to > instant))
            {
                return version;
            }
        }

        return null;
    }

    private bool IsActive(int customer, DateTime instant)
    {
        if (facts.Customers[customer - 1].JoinedAt >= instant)
        {
            return false;
        }

        foreach (var churn in ChurnOf(customer))
        {
            if (churn.ChurnedAt < instant && (churn.WinbackAt is not { } back || back >= instant))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsCare(Contact contact) =>
        contact is { Effective: true, Addressing: ContactAddressing.OneToOne }
        && (
            !facts.Customers[contact.CustomerId - 1].DoNotDisturb
            || contact.Mode is ContactMode.Sms or ContactMode.Mms or ContactMode.Email or ContactMode.Gift
        );
}
