using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Validation;

public class LimitTests
{
    private static readonly SampleServer Server = new();

    [Fact]
    public async Task Depth_counts_through_fragments()
    {
        var nested = string.Concat(Enumerable.Repeat("{ inner ", 20)) + "{ ...F }" + new string('}', 20);
        var fragment = "fragment F on Greeter " + string.Concat(Enumerable.Repeat("{ inner ", 20)) + "{ hello }" + new string('}', 20);
        (await Server.Ask($"{{ greeter {nested} }} {fragment}")).ShouldContain("has 42 levels of fields; at most 32 are allowed");
    }

    [Fact]
    public async Task Fragments_that_multiply_are_refused_by_their_field_count()
    {
        var bomb = string.Concat(
            Enumerable.Range(0, 28).Select(i => $"fragment F{i} on Greeter {{ a: inner {{ ...F{i + 1} }} b: inner {{ ...F{i + 1} }} }} ")
        );
        (await Server.Ask($"{{ greeter {{ ...F0 }} }} {bomb} fragment F28 on Greeter {{ hello }}")).ShouldContain(
            "fields; at most 4000 are allowed"
        );
    }

    [Fact]
    public async Task Aliases_directives_and_fragments_are_counted()
    {
        (await Server.Ask("{ " + string.Concat(Enumerable.Range(0, 500).Select(i => $"a{i}: where ")) + "}")).ShouldContain("500 aliases");
        (await Server.Ask("{ " + string.Concat(Enumerable.Repeat("where @skip(if: false) ", 500)) + "}")).ShouldContain("500 directives");
        var fragments = Enumerable.Range(0, 300).Select(i => $"fragment F{i} on Query {{ where }} ");
        (
            await Server.Ask($"{{ {string.Concat(Enumerable.Range(0, 300).Select(i => $"...F{i} "))} }} {string.Concat(fragments)}")
        ).ShouldContain("300 fragments");
    }

    [Fact]
    public async Task Introspection_that_loops_is_refused_and_the_usual_query_is_not()
    {
        (await Server.Ask("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }")).ShouldContain(
            "3 nested introspection lists"
        );
        (await Server.Data("{ __schema { types { fields { type { fields { name } } } } } }")).ShouldContain("\"fields\":[{\"type\"");
        (await new SampleServer(builder => builder.DisableIntrospection()).Ask("{ __type(name: \"Branch\") { name } }")).ShouldContain(
            "INTROSPECTION_DISABLED"
        );
    }

    [Fact]
    public async Task Input_depth_and_response_size_are_limited()
    {
        var json = string.Concat(Enumerable.Repeat("{\"month\":\"2026-10\",\"and\":[", 20)) + string.Concat(Enumerable.Repeat("]}", 20));
        (await Server.Ask("query($w: CompareInput!) { compare(where: $w) }", $"{{\"w\":{json}}}")).ShouldContain(
            "nest at most 32 levels deep"
        );
        (
            await new SampleServer(builder => builder.ModifyLimits(limits => limits.MaxResponseBytes = 1_000)).Ask(
                "{ __schema { types { name description fields { name description } } } }"
            )
        ).ShouldContain("larger than 1000 bytes");
    }
}
