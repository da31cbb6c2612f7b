using System.Text.Json;
using Kpi.Api.Tests.Serving;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;

namespace Kpi.Api.Tests.RavenStack;

/// <summary>
/// A third party's data, imported by a mapping alone, against figures computed independently of this project
/// (reference.json beside the data): what a KPI expresses comes out over GraphQL equal to 1e-6.
/// </summary>
public sealed class RavenStackTests(RavenStackServer raven) : IClassFixture<RavenStackServer>
{
    // reference.json rounds to six places.
    private const double Tolerance = 1e-6;

    [Fact]
    public async Task Every_month_of_subscriptions_has_the_reference_base_churn_and_revenue()
    {
        var data = await raven.DataAsync(
            """
            { branch(code: "HQ") {
                churn: trend(kpi: "churn_rate", from: "2023-01", to: "2024-12") { points { month value numerator denominator } }
                revenue: trend(kpi: "revenue_churn", from: "2023-01", to: "2024-12") { points { month value numerator denominator } } } }
            """
        );

        var expected = raven.Reference.GetProperty("subscriptions_by_month").EnumerateArray().ToList();
        expected.Count.ShouldBe(24);
        foreach (var month in expected)
        {
            var name = month.GetProperty("month").GetString()!;
            ShouldMatch(Point(data, "churn", name), month, "lost", "opening", "churn_rate");
            ShouldMatch(Point(data, "revenue", name), month, "lost_mrr", "opening_mrr", "mrr_churn_rate");
        }
    }

    [Fact]
    public async Task June_2024_has_the_reference_base_churn_and_revenue_in_every_country()
    {
        var data = await raven.DataAsync(
            """
            { branch(code: "HQ") { children { code
                churn: kpi(id: "churn_rate", month: "2024-06") { value numerator denominator }
                revenue: kpi(id: "revenue_churn", month: "2024-06") { value numerator denominator } } } }
            """
        );

        var children = data.GetProperty("branch")
            .GetProperty("children")
            .EnumerateArray()
            .ToDictionary(child => child.GetProperty("code").GetString()!);
        var expected = raven.Reference.GetProperty("subscriptions_2024_06_by_country").EnumerateArray().ToList();
        children.Keys.ShouldBe(expected.Select(country => country.GetProperty("country").GetString()!), ignoreOrder: true);
        foreach (var country in expected)
        {
            var child = children[country.GetProperty("country").GetString()!];
            ShouldMatch(child.GetProperty("churn"), country, "lost", "opening", "churn_rate");
            ShouldMatch(child.GetProperty("revenue"), country, "lost_mrr", "opening_mrr", "mrr_churn_rate");
        }
    }

    [Fact]
    public async Task The_closing_base_is_the_reference_closing_base()
    {
        // The complaint rate's denominator is the mean of the opening and the closing base.
        var data = await raven.DataAsync(
            """
            { branch(code: "HQ") {
                churn: trend(kpi: "churn_rate", from: "2023-01", to: "2024-12") { points { month denominator } }
                complaints: trend(kpi: "complaint_rate", from: "2023-01", to: "2024-12") { points { month denominator } } } }
            """
        );

        foreach (var month in raven.Reference.GetProperty("subscriptions_by_month").EnumerateArray())
        {
            var name = month.GetProperty("month").GetString()!;
            var opening = Number(Point(data, "churn", name), "denominator");
            var mean = Number(Point(data, "complaints", name), "denominator");
            (2 * mean - opening).ShouldBe(Number(month, "closing"), Tolerance, name);
        }
    }

    [Fact]
    public async Task Every_month_of_tickets_has_the_reference_counts_and_satisfaction()
    {
        var data = await raven.DataAsync(Tickets("""branch(code: "HQ")"""));

        foreach (var month in raven.Reference.GetProperty("tickets_by_month").EnumerateArray())
        {
            ShouldMatchTickets(name => Point(data, name, month.GetProperty("month").GetString()!), month);
        }
    }

    [Fact]
    public async Task All_tickets_together_have_the_reference_counts_and_satisfaction()
    {
        var data = await raven.DataAsync(Tickets("""branch(code: "HQ")"""));

        ShouldMatchTickets(data.GetProperty("branch"), raven.Reference.GetProperty("tickets_overall"));
    }

    [Fact]
    public async Task The_tickets_of_every_country_have_the_reference_counts_and_satisfaction()
    {
        foreach (var country in raven.Reference.GetProperty("tickets_by_country").EnumerateArray())
        {
            var data = await raven.DataAsync(Tickets($"""branch(code: "{country.GetProperty("country").GetString()}")"""));

            ShouldMatchTickets(data.GetProperty("branch"), country);
        }
    }

    private static string Tickets(string branch) =>
        $$"""
            { {{branch}} {
                complaints: trend(kpi: "complaint_rate", from: "2023-01", to: "2024-12") { points { month numerator } }
                top2: trend(kpi: "csat_top2", from: "2023-01", to: "2024-12") { points { month value numerator denominator } }
                mean: trend(kpi: "csat_mean", from: "2023-01", to: "2024-12") { points { month value numerator denominator } } } }
            """;

    /// <summary>A month's values, as they are.</summary>
    private static void ShouldMatchTickets(Func<string, JsonElement> point, JsonElement expected)
    {
        Number(point("complaints"), "numerator").ShouldBe(Number(expected, "tickets"));
        Number(point("top2"), "denominator").ShouldBe(Number(expected, "scored"));
        Number(point("top2"), "value").ShouldBe(Number(expected, "csat_ge4"), Tolerance);
        OutOfFive(Number(point("mean"), "value")).ShouldBe(Number(expected, "mean_csat"), Tolerance);
    }

    /// <summary>All months together: numerators and denominators add.</summary>
    private static void ShouldMatchTickets(JsonElement branch, JsonElement expected)
    {
        double Sum(string alias, string part) =>
            branch.GetProperty(alias).GetProperty("points").EnumerateArray().Sum(point => Number(point, part));

        Sum("complaints", "numerator").ShouldBe(Number(expected, "tickets"));
        Sum("top2", "denominator").ShouldBe(Number(expected, "scored"));
        (Sum("top2", "numerator") / Sum("top2", "denominator")).ShouldBe(Number(expected, "csat_ge4"), Tolerance);
        OutOfFive(Sum("mean", "numerator") / Sum("mean", "denominator")).ShouldBe(Number(expected, "mean_csat"), Tolerance);
    }

    /// <summary>The reference has the mean score from 1 to 5, the KPI puts it on 0 to 100.</summary>
    private static double OutOfFive(double points) => 1 + points / 25;

    private static void ShouldMatch(JsonElement value, JsonElement expected, string numerator, string denominator, string rate)
    {
        Number(value, "numerator").ShouldBe(Number(expected, numerator), Tolerance);
        Number(value, "denominator").ShouldBe(Number(expected, denominator), Tolerance);
        if (expected.GetProperty(rate).ValueKind == JsonValueKind.Null)
        {
            value.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        }
        else
        {
            Number(value, "value").ShouldBe(Number(expected, rate), Tolerance);
        }
    }

    private static JsonElement Point(JsonElement data, string alias, string month) =>
        data.GetProperty("branch")
            .GetProperty(alias)
            .GetProperty("points")
            .EnumerateArray()
            .Single(point => point.GetProperty("month").GetString() == month);

    private static double Number(JsonElement value, string name) => value.GetProperty(name).GetDouble();
}

/// <summary>A server over the imported RavenStack data. It starts when a test asks, for only a test can be skipped where the data are absent.</summary>
public sealed class RavenStackServer : IAsyncDisposable
{
    private readonly Lazy<Task<RunningServer>> server = new(StartAsync);

    private readonly Lazy<JsonElement> reference = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "reference.json"))).RootElement
    );

    /// <summary>The figures that were computed independently.</summary>
    public JsonElement Reference => reference.Value;

    private static string Folder => SharedData.Folder("ravenstack");

    /// <summary>The data of the server's answer to a query.</summary>
    public async Task<JsonElement> DataAsync(string query) => await (await server.Value).DataAsync(query);

    public async ValueTask DisposeAsync()
    {
        if (server is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } started })
        {
            await (await started).DisposeAsync();
        }
    }

    private static Task<RunningServer> StartAsync()
    {
        var folder = Folder;
        var mapping = Mapping.Read(Path.Combine(SharedData.Root, "samples", "ravenstack.yaml"));
        return RunningServer.StartAsync(warehouse =>
            FileImport.RunAsync(warehouse, mapping, [folder], TestClock.Business, Path.Combine(Path.GetTempPath(), "kpi-rejects"))
        );
    }
}
