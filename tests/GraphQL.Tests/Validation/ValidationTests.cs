using System.Text.Json;
using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Validation;

public class ValidationTests
{
    private static readonly SampleServer Server = new();

    [Theory]
    [InlineData("{\n  nope\n}", "FieldsOnCorrectTypeRule", "Cannot query field \"nope\" on type \"Query\".", "2:3")]
    [InlineData(
        "{ add }",
        "ProvidedRequiredArgumentsRule",
        "Field \"add\" argument \"a\" of type \"Int!\" is required, but it was not provided.",
        "1:3"
    )]
    [InlineData("{ add(a: 1.0) }", "ValuesOfCorrectTypeRule", "Int cannot represent non-integer value: 1.0", "1:10")]
    [InlineData("{ add(a: 1, z: 2) }", "KnownArgumentNamesRule", "Unknown argument \"z\" on field \"Query.add\".", "1:13")]
    [InlineData("{ add(a: 1, a: 2) }", "UniqueArgumentNamesRule", "There can be only one argument named \"a\".", "1:7 1:13")]
    [InlineData(
        "{ list }",
        "ScalarLeafsRule",
        "Field \"list\" of type \"[Branch!]!\" must have a selection of subfields. Did you mean \"list { ... }\"?",
        "1:3"
    )]
    [InlineData(
        "{ add(a: 1) { x } }",
        "ScalarLeafsRule",
        "Field \"add\" must not have a selection since type \"Int!\" has no subfields.",
        "1:13"
    )]
    [InlineData("{ ...F }", "KnownFragmentNamesRule", "Unknown fragment \"F\".", "1:6")]
    [InlineData(
        "{ greeter { ...F } } fragment F on Greeter { inner { ...F } }",
        "NoFragmentCyclesRule",
        "Cannot spread fragment \"F\" within itself.",
        "1:54"
    )]
    [InlineData("query($x: Int) { add(a: 1) }", "NoUnusedVariablesRule", "Variable \"$x\" is never used.", "1:7")]
    [InlineData("query Q { add(a: $x) }", "NoUndefinedVariablesRule", "Variable \"$x\" is not defined by operation \"Q\".", "1:18 1:1")]
    [InlineData(
        "query($x: Int) { add(a: $x) }",
        "VariablesInAllowedPositionRule",
        "Variable \"$x\" of type \"Int\" used in position expecting type \"Int!\".",
        "1:7 1:25"
    )]
    [InlineData(
        "query($x: Branch) { echoInt(n: $x) }",
        "VariablesAreInputTypesRule",
        "Variable \"$x\" cannot be non-input type \"Branch\".",
        "1:11"
    )]
    [InlineData("query($x: Nope) { echoInt(n: $x) }", "KnownTypeNamesRule", "Unknown type \"Nope\".", "1:11")]
    [InlineData(
        "query A { add(a: 1) } query A { add(a: 1) }",
        "UniqueOperationNamesRule",
        "There can be only one operation named \"A\".",
        "1:7 1:29"
    )]
    [InlineData(
        "{ add(a: 1) } query A { add(a: 1) }",
        "LoneAnonymousOperationRule",
        "This anonymous operation must be the only defined operation.",
        "1:1"
    )]
    [InlineData(
        "{ x: add(a: 1) x: add(a: 2) }",
        "OverlappingFieldsCanBeMergedRule",
        "Fields \"x\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.",
        "1:3 1:16"
    )]
    [InlineData(
        "{ named { ... on Branch { x: code } ... on Manager { x: age } } }",
        "OverlappingFieldsCanBeMergedRule",
        "Fields \"x\" conflict because they return conflicting types \"ID!\" and \"Int\". Use different aliases on the fields to fetch both if this was intentional.",
        "1:27 1:54"
    )]
    [InlineData("{ add(a: 1) @nope }", "KnownDirectivesRule", "Unknown directive \"@nope\".", "1:13")]
    [InlineData(
        "{ add(a: 1) @skip(if: true) @skip(if: true) }",
        "UniqueDirectivesPerLocationRule",
        "The directive \"@skip\" can only be used once at this location.",
        "1:13 1:29"
    )]
    [InlineData(
        "{ search(text: \"\") { ... on Greeter { hello } } }",
        "PossibleFragmentSpreadsRule",
        "Fragment cannot be spread here as objects of type \"Finding\" can never be of type \"Greeter\".",
        "1:22"
    )]
    [InlineData(
        "{ compare(where: { month: \"2026-10\", nope: 1 }) }",
        "ValuesOfCorrectTypeRule",
        "Field \"nope\" is not defined by type \"CompareInput\".",
        "1:38"
    )]
    [InlineData(
        "{ compare(where: { month: \"2026-10\", top: 1, top: 2 }) }",
        "UniqueInputFieldNamesRule",
        "There can be only one input field named \"top\".",
        "1:38 1:46"
    )]
    [InlineData(
        "{ echoLevel(level: \"PROVINCE\") }",
        "ValuesOfCorrectTypeRule",
        "Enum \"BranchLevel\" cannot represent non-enum value: \"PROVINCE\".",
        "1:20"
    )]
    public async Task Each_broken_rule_is_named_with_its_places(string document, string rule, string message, string places)
    {
        using var response = JsonDocument.Parse(await Server.Ask(document));
        response.RootElement.TryGetProperty("data", out _).ShouldBeFalse();
        var error = response.RootElement.GetProperty("errors")[0];
        error.GetProperty("message").GetString().ShouldBe(message);
        error.GetProperty("extensions").GetProperty("rule").GetString().ShouldBe(rule);
        string.Join(
                ' ',
                error
                    .GetProperty("locations")
                    .EnumerateArray()
                    .Select(place => $"{place.GetProperty("line")}:{place.GetProperty("column")}")
            )
            .ShouldBe(places);
    }

    [Fact]
    public async Task Ten_thousand_chained_fragments_end_in_an_answer()
    {
        var fragments = string.Concat(Enumerable.Range(0, 1900).Select(i => $"fragment F{i} on Greeter {{ inner {{ ...F{i + 1} }} }} "));
        var answer = await Server.Ask($"{{ greeter {{ ...F0 }} }} {fragments} fragment F1900 on Greeter {{ hello }}");
        answer.ShouldNotBeEmpty();
    }
}
