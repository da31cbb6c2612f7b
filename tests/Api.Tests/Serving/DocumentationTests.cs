using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kpi.Api.Serving;

namespace Kpi.Api.Tests.Serving;

public sealed partial class DocumentationTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/graphql.md")]
    [InlineData("docs/assessment.md")]
    [InlineData("docs/evidence.md")]
    [InlineData("docs/worklist.md")]
    public async Task Every_query_in_the_documentation_is_answered_without_errors(string document)
    {
        var queries = Queries()
            .Matches(await File.ReadAllTextAsync(Path.Combine(SharedData.Root, document), TestContext.Current.CancellationToken));

        queries.ShouldNotBeEmpty();
        var number = await demo.Server.DataAsync("""{ branch(code: "JS") { kpi(id: "churn_rate", month: "2026-10") { evidence } } }""");
        var token = number.GetProperty("branch").GetProperty("kpi").GetProperty("evidence").GetString();
        foreach (var query in queries.Select(match => match.Groups["query"].Value))
        {
            using var response = await demo.Server.Http.PostAsJsonAsync(
                "/graphql",
                new
                {
                    query,
                    variables = new
                    {
                        branch = "JS",
                        month = "2026-10",
                        token,
                    },
                },
                TestContext.Current.CancellationToken
            );

            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{query}: {errors}");
        }
    }

    [Fact]
    public async Task The_dashboards_are_built_against_the_schema_as_it_is()
    {
        var file = Path.Combine(SharedData.Root, "dashboards", "schema.graphql");
        var built = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        // The texts are too long for a message that shows where they differ.
        (built == KpiSchema.Print()).ShouldBeTrue("run: ./kpi schema > dashboards/schema.graphql");
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Queries();
}
