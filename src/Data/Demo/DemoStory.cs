using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>What happens in the demo data, so that tests, guides and a presenter know where to look.</summary>
/// <param name="IncidentCity">The city whose network fails.</param>
/// <param name="IncidentMonth">When: complaints ×6, settled slowly, satisfaction down; next month many leave because of the network.</param>
/// <param name="CampaignProvince">The province that runs a retention campaign.</param>
/// <param name="CampaignFrom">Its first month: more wishes to leave are heard, more are turned round, fewer customers leave.</param>
/// <param name="CampaignTo">Its last month.</param>
/// <param name="TroubledOutlets">Outlets with clearly worse churn, coverage, satisfaction, complaints and settlement.</param>
/// <param name="ExcellentOutlets">Outlets with clearly better ones.</param>
/// <param name="EmptyOutlet">An outlet that has opened and has no customer yet.</param>
/// <param name="LongNamedOutlet">An outlet with a name of about 100 characters.</param>
public sealed record DemoStory(
    string IncidentCity,
    Month IncidentMonth,
    string CampaignProvince,
    Month CampaignFrom,
    Month CampaignTo,
    IReadOnlyList<string> TroubledOutlets,
    IReadOnlyList<string> ExcellentOutlets,
    string EmptyOutlet,
    string LongNamedOutlet
)
{
    /// <summary>The first of the 24 months.</summary>
    public static Month FirstMonth => DemoCalendar.First;

    /// <summary>The last of the 24 months.</summary>
    public static Month LastMonth => DemoCalendar.Last;

    /// <summary>The story at a scale.</summary>
    public static DemoStory At(DemoScale scale) => new BranchTree(scale).Story;
}
