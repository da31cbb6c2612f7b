using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Execution;

public class CostTests
{
    [Theory]
    [InlineData("{ priced(codes: [\"HQ\", \"P1\"]) { name } }", null, 3)]
    [InlineData("query($c: [ID!]) { priced(codes: $c) { name } }", """{"c":["HQ","P1"]}""", 3)]
    [InlineData("{ priced { name } }", null, 6)]
    [InlineData("{ branches(first: 7) { nodes { name } } }", null, 9)]
    [InlineData("{ branches(last: 3) { edges { node { name } } } }", null, 8)]
    [InlineData("{ branches { nodes { name } } x: branches @skip(if: true) { nodes { name } } }", null, 12)]
    [InlineData("{ search(text: \"\") { ... on Branch { parent { name } } ... on Manager { name } } }", null, 3)]
    public async Task Objects_are_counted_with_the_sizes_asked_for(string document, string? variables, int cost)
    {
        (await Limited(cost - 0.5).Ask(document, variables)).ShouldContain($"The operation's type cost is {cost};");
        await Limited(cost).Data(document, variables);
    }

    [Fact]
    public async Task Resolver_calls_have_their_price()
    {
        var server = new SampleServer(builder => builder.ModifyCostOptions(options => options.MaxFieldCost = 52));
        var answer = await server.Ask("{ priced { parent { name } } }");
        answer.ShouldContain("The operation's field cost is 53; at most 52 is allowed.");
        answer.ShouldContain("\"code\":\"COST_EXCEEDED\"");
    }

    [Fact]
    public void Prices_stand_in_the_schema()
    {
        var sdl = new SampleServer().Executor.Schema.Print();
        sdl.ShouldContain(
            "@cost(weight: \"3\") @listSize(assumedSize: 5, slicingArguments: [\"codes\"], requireOneSlicingArgument: false)"
        );
        sdl.ShouldContain("directive @cost(");
    }

    private static SampleServer Limited(double types) => new(builder => builder.ModifyCostOptions(options => options.MaxTypeCost = types));
}
