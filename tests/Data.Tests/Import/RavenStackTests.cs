using System.Text.Json;
using Kpi.Data.Import.Mappings;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Import;

/// <summary>A third party's files, loaded by the mapping in samples, give the figures that were computed independently.</summary>
public sealed class RavenStackTests : IDisposable
{
    private readonly ImportFixture import = new();

    private static string Folder => SharedData.Folder("ravenstack");

    private static Mapping Mapping => Mapping.Read(Path.Combine(SharedData.Root, "samples", "ravenstack.yaml"));

    private static JsonElement Reference => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "reference.json"))).RootElement;

    [Fact]
    public async Task Every_row_is_loaded_and_none_rejected()
    {
        var summary = await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);

        summary.Rejected.ShouldBe(0, summary.ToString());
        summary.RejectsFile.ShouldBeNull();
        summary
            .Targets.Select(target => (target.Target, target.Loaded, target.Unchanged))
            .ShouldBe([
                ("branch", 8, 0),
                ("customer", 5000, 0),
                ("customer_version", 5000, 0),
                ("churn", 486, 0),
                ("complaint", 2000, 0),
                ("survey", 2000, 0),
            ]);
        summary.IgnoredFiles.ShouldBe(["ravenstack_churn_events.csv", "reference.json"]);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);
        var before = import.Contents();

        var summary = await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);

        summary.BatchId.ShouldBe(2);
        summary.Loaded.ShouldBe(0, summary.ToString());
        summary.Unchanged.ShouldBe(8 + 5000 + 5000 + 486 + 2000 + 2000);
        import.Contents().ShouldBe(before);
    }

    [Fact]
    public async Task Opening_base_losses_and_revenue_of_every_month_are_those_of_the_reference()
    {
        await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);

        var subscriptions = Subscriptions();
        foreach (var expected in Reference.GetProperty("subscriptions_by_month").EnumerateArray())
        {
            var month = Month.Parse(expected.GetProperty("month").GetString()!);
            Check(subscriptions, month, expected);
        }
    }

    [Fact]
    public async Task A_month_by_country_is_that_of_the_reference()
    {
        await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);

        var subscriptions = Subscriptions();
        foreach (var expected in Reference.GetProperty("subscriptions_2024_06_by_country").EnumerateArray())
        {
            var country = expected.GetProperty("country").GetString();
            Check([.. subscriptions.Where(row => row.Branch == country)], new(2024, 6), expected);
        }
    }

    [Fact]
    public async Task Tickets_and_scores_of_every_month_are_those_of_the_reference()
    {
        await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);

        var clock = TestClock.Business;
        var surveys = import.Read(context => context.Surveys.ToList());
        var complaints = import.Read(context => context.Complaints.ToList());
        foreach (var expected in Reference.GetProperty("tickets_by_month").EnumerateArray())
        {
            var month = Month.Parse(expected.GetProperty("month").GetString()!);
            complaints.Count(row => Month.Of(row.OpenedOn) == month).ShouldBe(expected.GetProperty("tickets").GetInt32());
            var scores = surveys.Where(row => Month.Of(clock.DayOf(row.SentAt)) == month && row.Csat is not null).ToList();
            scores.Count.ShouldBe(expected.GetProperty("scored").GetInt32());
            scores.Average(row => row.Csat!.Value).ShouldBe(expected.GetProperty("mean_csat").GetDouble(), 1e-6);
            scores.ShouldAllBe(row => row.RespondedAt >= row.SentAt);
        }
    }

    [Fact]
    public async Task Countries_become_provinces_under_headquarters_with_names_in_both_languages()
    {
        await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);

        var branches = import.Read(context => context.Branches.ToDictionary(branch => branch.Code));
        branches["HQ"].Level.ShouldBe(BranchLevel.Hq);
        branches["DE"].ParentId.ShouldBe(branches["HQ"].Id);
        branches["DE"].Level.ShouldBe(BranchLevel.Province);
        (branches["DE"].NameZh, branches["DE"].NameEn).ShouldBe(("德国", "Germany"));
    }

    [Fact]
    public async Task Days_are_stored_as_the_instants_at_which_they_begin_in_the_business_zone()
    {
        await import.RunAsync(Mapping, Folder, cancellation: TestContext.Current.CancellationToken);

        var joined = import.Read(context => context.Customers.Single(customer => customer.Code == "S-8cec59").JoinedAt);
        joined.ShouldBe(new DateTime(2023, 12, 22, 16, 0, 0));
    }

    public void Dispose() => import.Dispose();

    private static void Check(IReadOnlyList<Subscription> subscriptions, Month month, JsonElement expected)
    {
        var (start, end) = (TestClock.Business.StartOf(month), TestClock.Business.StartOf(month.Next));
        var opening = subscriptions.Where(row => row.JoinedAt < start && !(row.ChurnedAt < start)).ToList();
        var lost = opening.Where(row => row.ChurnedAt < end).ToList();

        opening.Count.ShouldBe(expected.GetProperty("opening").GetInt32(), month.ToString());
        lost.Count.ShouldBe(expected.GetProperty("lost").GetInt32(), month.ToString());
        opening.Sum(row => row.Value).ShouldBe(expected.GetProperty("opening_mrr").GetDouble(), 1e-6);
        lost.Sum(row => row.Value).ShouldBe(expected.GetProperty("lost_mrr").GetDouble(), 1e-6);
    }

    private List<Subscription> Subscriptions() =>
        import.Read(context =>
        {
            var branches = context.Branches.ToDictionary(branch => branch.Id, branch => branch.Code);
            var churn = context.Churn.ToDictionary(row => row.CustomerId, row => row.ChurnedAt);
            var customers = context.Customers.ToDictionary(row => row.Id, row => row.JoinedAt);
            return context
                .CustomerVersions.AsEnumerable()
                .Select(row => new Subscription(
                    branches[row.BranchId],
                    customers[row.CustomerId],
                    churn.TryGetValue(row.CustomerId, out var at) ? at : null,
                    row.MonthlyValue
                ))
                .ToList();
        });

    private sealed record Subscription(string Branch, DateTime JoinedAt, DateTime? ChurnedAt, double Value);
}
