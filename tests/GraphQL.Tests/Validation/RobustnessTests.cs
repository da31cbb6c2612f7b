using System.Text;
using System.Text.Json;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Validation;

public class RobustnessTests
{
    private static readonly SampleServer Server = new();
    private static readonly int Count = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") is null ? 5_000 : 100_000;

    private static readonly string[] Seeds =
    [
        "query Q($a: [CompareInput!] = [{ month: \"2026-10\", and: [] }], $b: Boolean!) { x: compare(where: { month: \"2026-10\", and: $a }) @skip(if: $b) list { ...F } }\nfragment F on Branch { code parent { ... on Named { name } } }",
        "{ search(text: \"\"\"a \\\"\"\" b\"\"\") { __typename ... on Branch { label(prefix: \"\\u{1F600}\", max: 3) } } branches(first: 2, after: null) { edges { node { tags } } } }",
        "mutation M { bump(by: -1) } subscription S { ticks(count: 1) } { __schema { types { name fields { name } } } }",
    ];

    [Fact]
    public async Task Broken_documents_get_an_error_and_nothing_worse()
    {
        var random = new Random(42);
        for (var i = 0; i < Count; i++)
        {
            var document = i % 4 == 0 ? Noise(random) : Mutated(random);
            using var result = await Server.Executor.ExecuteAsync(new OperationRequest(document));
            result.Json.Length.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData("{", 10_000)]
    [InlineData("{a", 10_000)]
    [InlineData("[", 100_000)]
    [InlineData("{ add(a: [", 1)]
    [InlineData("...on A{", 100_000)]
    [InlineData("query($a:[[[[[[[[[[[[", 5_000)]
    [InlineData("@a(a:{a:", 10_000)]
    public async Task Endless_nesting_ends_in_a_syntax_error(string piece, int times) =>
        (await Server.Ask("{" + string.Concat(Enumerable.Repeat(piece, times)))).ShouldContain("Syntax Error");

    [Fact]
    public async Task A_name_of_a_megabyte_is_only_an_unknown_field() =>
        (await Server.Ask("{ " + new string('a', 1_000_000) + " }")).ShouldContain("Cannot query field");

    [Fact]
    public async Task Thousands_of_equal_fields_are_one_field() =>
        (await Server.Data($"{{ {string.Concat(Enumerable.Repeat("branch(code: \"HQ\") { name } ", 1_900))} }}")).ShouldBe(
            """{"branch":{"name":"Head office"}}"""
        );

    [Fact]
    public async Task Fragments_that_double_at_every_level_are_merged_in_time()
    {
        var levels = string.Concat(
            Enumerable
                .Range(0, 25)
                .Select(i => $"fragment F{i} on Branch {{ parent {{ ...F{i + 1} }} ...on Branch {{ parent {{ ...F{i + 1} }} }} }} ")
        );
        (await Server.Ask($"{{ branch(code: \"HQ\") {{ ...F0 }} }} {levels} fragment F25 on Branch {{ name }}")).ShouldNotContain(
            "aborted"
        );
    }

    [Fact]
    public async Task Comparing_thousands_of_fields_of_one_key_is_given_up()
    {
        using var response = JsonDocument.Parse(await Server.Ask(OfOneKey(1_800)));
        response.RootElement.GetProperty("errors").GetArrayLength().ShouldBe(1, "it ends before the first conflict is told");
        response.RootElement.GetRawText().ShouldContain("Validation aborted");
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(89, true)]
    public async Task Ten_fields_of_one_key_are_compared_in_two_steps_for_each_of_45_pairs(int limit, bool isAborted)
    {
        var server = new SampleServer(builder => builder.ModifyLimits(limits => limits.MaxFieldComparisons = limit));
        var answer = await server.Ask(OfOneKey(10));
        answer.Contains("they have differing arguments", StringComparison.Ordinal).ShouldBe(!isAborted);
        answer.Contains("Validation aborted", StringComparison.Ordinal).ShouldBe(isAborted);
    }

    private static string OfOneKey(int fields) =>
        $"{{ {string.Concat(Enumerable.Range(0, fields).Select(i => $"x: branch(code: \"{i}\") {{ name }} "))} }}";

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Mutated(Random random)
    {
        var text = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]).ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(4))
            {
                case 0:
                    text.RemoveAt(at);
                    break;
                case 1:
                    text.Insert(at, (byte)"{}()[]:$@!\"\\.#|&=, \n\u00e9"[random.Next(20)]);
                    break;
                case 2:
                    text[at] = (byte)random.Next(256);
                    break;
                default:
                    text.InsertRange(at, text.GetRange(at, Math.Min(20, text.Count - at)));
                    break;
            }
        }

        return [.. text];
    }
}
