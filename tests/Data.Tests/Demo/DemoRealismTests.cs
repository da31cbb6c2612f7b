using Kpi.Data.Demo;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Demo;

/// <summary>What a reader of the dashboards is meant to find in the default demo.</summary>
[Collection(nameof(MediumDemo))]
public sealed class DemoRealismTests(MediumDemo demo) : IDisposable
{
    private readonly WarehouseContext context = demo.Open();

    private static DemoStory Story => MediumDemo.Story;

    public void Dispose() => context.Dispose();

    [Fact]
    public void The_network_has_6_provinces_40_cities_240_outlets_and_60_000_customers()
    {
        var levels = context.Branches.GroupBy(x => x.Level).OrderBy(x => x.Key).Select(x => x.Count()).ToList();

        levels.ShouldBe([1, 6, 40, 240]);
        context.Customers.Count().ShouldBe(60_000);
        context.Branches.Select(x => x.NameZh).Distinct().Count().ShouldBe(287);
        context.Branches.Select(x => x.NameEn).Distinct().Count().ShouldBe(287);
    }

    [Fact]
    public void One_outlet_is_empty_and_one_has_a_very_long_name()
    {
        var empty = context.Branches.Single(x => x.Code == Story.EmptyOutlet);
        var longest = context.Branches.Single(x => x.Code == Story.LongNamedOutlet);

        context.CustomerVersions.Any(x => x.BranchId == empty.Id).ShouldBeFalse();
        longest.NameZh.Length.ShouldBeInRange(90, 110);
        longest.NameEn.Length.ShouldBeInRange(90, 130);
    }

    [Fact]
    public void The_base_neither_dies_nor_explodes()
    {
        var sizes = DemoStory.FirstMonth.Through(DemoStory.LastMonth).Select(demo.Churn.OpeningBase);

        sizes.ShouldAllBe(size => size > 51_000 && size < 54_000);
    }

    [Fact]
    public void Churn_falls_and_value_rises_with_the_tier()
    {
        Tier[] tiers = [Tier.Ordinary, Tier.Silver, Tier.Gold, Tier.Diamond];

        tiers.Select(tier => demo.Churn.Rate(x => x.Tier == tier)).ShouldBeInOrder(SortDirection.Descending);
        tiers.Select(tier => demo.Churn.Opening.Where(x => x.Tier == tier).Average(x => x.Value)).ShouldBeInOrder();
        demo.Churn.Rate(x => x.Tier == Tier.Ordinary).ShouldBeInRange(0.5, 0.9);
        demo.Churn.Rate(x => x.Tier > Tier.Ordinary).ShouldBeInRange(0.2, 0.3);
    }

    [Fact]
    public void Churn_rises_after_Spring_Festival_and_in_autumn()
    {
        var usual = demo.Churn.Rate(x => x.Month.Number is 5 or 6 or 7 or 8);

        demo.Churn.Rate(x => x.Month is { Year: 2025, Number: 2 } or { Year: 2026, Number: 3 }).ShouldBeGreaterThan(1.25 * usual);
        demo.Churn.Rate(x => x.Month.Number is 9 or 10).ShouldBeGreaterThan(1.15 * usual);
    }

    [Fact]
    public void The_network_incident_brings_complaints_low_scores_and_then_departures()
    {
        var city = context.Branches.Where(x => x.Code.StartsWith(Story.IncidentCity)).Select(x => x.Id);
        var complaints = context.Complaints.Where(x => city.Contains(x.BranchId)).ToList().ToLookup(x => Month.Of(x.OpenedOn));
        var scores = context.Surveys.Where(x => city.Contains(x.BranchId) && x.Csat != null).ToList();
        var next = demo.Churn.Opening.Where(x => x.Month == Story.IncidentMonth.Next && InCity(x) && x.Lost).ToList();

        complaints[Story.IncidentMonth]
            .Count()
            .ShouldBeGreaterThan(4 * complaints.Where(x => x.Key != Story.IncidentMonth).Sum(x => x.Count()) / 23);
        DaysToSettle(complaints[Story.IncidentMonth]).ShouldBeGreaterThan(2 * DaysToSettle(complaints[Story.IncidentMonth.YearAgo]));
        Top2(scores.Where(x => x.Wave == $"{Story.IncidentMonth}")).ShouldBeLessThan(Top2(scores) - 0.15);
        demo.Churn.Rate(x => x.Month == Story.IncidentMonth.Next && InCity(x)).ShouldBeGreaterThan(1.7 * demo.Churn.Rate(InCity));
        next.Count(x => x.Reason == ChurnReason.Network).ShouldBeGreaterThan(next.Count / 2);
    }

    [Fact]
    public void The_campaign_saves_more_and_loses_fewer()
    {
        var province = context.Branches.Where(x => x.Code.StartsWith(Story.CampaignProvince)).Select(x => x.Id);
        var (from, to) = (TestClock.Business.StartOf(Story.CampaignFrom), TestClock.Business.StartOf(Story.CampaignTo.Next));
        var cases = context.Cases.Where(x => province.Contains(x.BranchId) && x.ClosedAt != null).ToList();
        bool InCampaign(OpeningCustomer x) => x.Month >= Story.CampaignFrom && x.Month <= Story.CampaignTo;
        bool InProvince(OpeningCustomer x) => x.Outlet.StartsWith(Story.CampaignProvince, StringComparison.Ordinal);

        Saved(cases.Where(x => x.ClosedAt >= from && x.ClosedAt < to)).ShouldBeGreaterThan(Saved(cases) + 0.10);
        demo.Churn.Rate(x => InCampaign(x) && InProvince(x)).ShouldBeLessThan(0.75 * demo.Churn.Rate(x => InCampaign(x) && !InProvince(x)));
    }

    [Fact]
    public void A_dozen_troubled_outlets_are_worse_than_a_dozen_excellent_ones_in_everything()
    {
        var (bad, good) = (Ids(Story.TroubledOutlets), Ids(Story.ExcellentOutlets));
        var surveys = context.Surveys.Where(x => x.Csat != null).ToList();
        var complaints = context.Complaints.ToList();
        var cases = context.Cases.Where(x => x.ClosedAt != null).ToList();

        (bad.Count, good.Count).ShouldBe((12, 12));
        var usual = demo.Churn.Rate(_ => true);
        Story.TroubledOutlets.ShouldAllBe(code => demo.Churn.Rate(x => x.Outlet == code) > 1.5 * usual);
        Story.ExcellentOutlets.Count(code => demo.Churn.Rate(x => x.Outlet == code) < usual).ShouldBeGreaterThanOrEqualTo(11);
        Top2(surveys.Where(x => bad.Contains(x.BranchId))).ShouldBeLessThan(Top2(surveys.Where(x => good.Contains(x.BranchId))) - 0.15);
        DaysToSettle(complaints.Where(x => bad.Contains(x.BranchId)))
            .ShouldBeGreaterThan(2 * DaysToSettle(complaints.Where(x => good.Contains(x.BranchId))));
        Saved(cases.Where(x => bad.Contains(x.BranchId))).ShouldBeLessThan(Saved(cases.Where(x => good.Contains(x.BranchId))) - 0.15);
    }

    [Fact]
    public void Three_in_ten_answer_surveys_and_four_in_five_of_them_are_content()
    {
        var surveys = context.Surveys.ToList();

        (surveys.Count(x => x.RespondedAt != null) / (double)surveys.Count(x => !x.Bounced)).ShouldBeInRange(0.27, 0.33);
        surveys.Where(x => x.Csat != null).Select(x => x.Csat!.Value).Distinct().Order().ShouldBe([1, 2, 3, 4, 5]);
        Top2(surveys).ShouldBeInRange(0.78, 0.86);
    }

    [Fact]
    public void The_hard_cases_of_the_specification_occur()
    {
        var moves = context.CustomerVersions.Join(
            context.CustomerVersions,
            x => new { x.CustomerId, At = x.ValidTo },
            x => new { x.CustomerId, At = (DateTime?)x.ValidFrom },
            (old, now) => new { old, now }
        );
        var departures = context
            .Churn.Join(context.Customers, x => x.CustomerId, x => x.Id, (churn, x) => new { churn, x.JoinedAt })
            .ToList();

        moves.Count(x => x.old.BranchId != x.now.BranchId).ShouldBeGreaterThan(1_000);
        moves.Count(x => x.old.Tier < x.now.Tier).ShouldBeGreaterThan(500);
        moves.Count(x => x.old.Tier > x.now.Tier).ShouldBeGreaterThan(500);
        departures.Count(x => x.churn.Kind == ChurnKind.Admin).ShouldBeGreaterThan(100);
        departures.Count(x => x.churn.Kind == ChurnKind.Involuntary).ShouldBeGreaterThan(100);
        departures.Count(x => MonthOf(x.JoinedAt) == MonthOf(x.churn.ChurnedAt)).ShouldBeGreaterThan(20);
        departures.Count(x => x.churn.WinbackAt is { } back && MonthOf(back) == MonthOf(x.churn.ChurnedAt)).ShouldBeGreaterThan(100);
        departures.Count(x => x.churn.WinbackAt is { } back && MonthOf(back) > MonthOf(x.churn.ChurnedAt)).ShouldBeGreaterThan(100);
        context.Customers.Count(x => x.DoNotDisturb).ShouldBeInRange(2_000, 3_000);
        context.Cases.Count(x => x.Outcome == CaseOutcome.Pending).ShouldBeGreaterThan(20);
        context.Complaints.Count(x => x.SettledAt == null).ShouldBeGreaterThan(20);
        context.Contacts.Count(x => x.Addressing == ContactAddressing.Broadcast).ShouldBeGreaterThan(10_000);
        context.Contacts.Count(x => x.Addressing == ContactAddressing.OneToOne && !x.Effective).ShouldBeGreaterThan(10_000);
    }

    private HashSet<int> Ids(IReadOnlyList<string> codes) => [.. context.Branches.Where(x => codes.Contains(x.Code)).Select(x => x.Id)];

    private static bool InCity(OpeningCustomer x) => x.Outlet.StartsWith(Story.IncidentCity, StringComparison.Ordinal);

    private static Month MonthOf(DateTime utc) => Month.Of(TestClock.Business.DayOf(utc));

    private static double Top2(IEnumerable<Survey> surveys) => surveys.Where(x => x.Csat != null).Average(x => x.Csat >= 4 ? 1 : 0);

    private static double Saved(IEnumerable<RetentionCase> cases) => cases.Average(x => x.Outcome == CaseOutcome.Saved ? 1 : 0);

    private static double DaysToSettle(IEnumerable<Complaint> complaints) =>
        complaints.Where(x => x.SettledOn != null).Average(x => x.SettledOn!.Value.DayNumber - x.OpenedOn.DayNumber);
}
