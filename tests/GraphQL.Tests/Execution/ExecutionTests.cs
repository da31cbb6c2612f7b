using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Execution;

public class ExecutionTests
{
    private readonly SampleServer server = new();

    [Fact]
    public async Task Fields_are_written_in_the_order_asked() =>
        (await server.Data("{ branch(code: \"P1\") { name code level x: __typename } }")).ShouldBe(
            """{"branch":{"name":"North","code":"P1","level":"PROVINCE","x":"Branch"}}"""
        );

    [Fact]
    public async Task Strings_are_escaped() =>
        (await server.Data("{ branch(code: \"O1\") { name } }")).ShouldBe("""{"branch":{"name":"Harbour \"quay\" 网点\n"}}""");

    [Fact]
    public async Task Fragments_merge_with_fields() =>
        (
            await server.Data(
                "{ branch(code: \"P1\") { ...F code ... on Branch { level } ... on Named { name } } } fragment F on Branch { code name }"
            )
        ).ShouldBe("""{"branch":{"code":"P1","name":"North","level":"PROVINCE"}}""");

    [Fact]
    public async Task Interfaces_and_unions_give_the_fields_of_each_type()
    {
        (await server.Data("{ named { __typename name ... on Branch { code } ... on Manager { age } } }")).ShouldBe(
            """{"named":[{"__typename":"Branch","name":"Head office","code":"HQ"},null,{"__typename":"Manager","name":"Li","age":null}]}"""
        );
        (await server.Data("{ search(text: \"x\") { ... on Branch { code } ... on Named { name } } }")).ShouldBe(
            """{"search":[{"code":"P1","name":"North"},{"name":"x"}]}"""
        );
    }

    [Fact]
    public async Task Skip_and_include_follow_their_variables()
    {
        const string document = "query($a: Boolean!, $b: Boolean!) { x: add(a: 1) @skip(if: $a) y: add(a: 2) @include(if: $b) add(a: 3) }";
        (await server.Data(document, """{"a":true,"b":true}""")).ShouldBe("""{"y":3,"add":4}""");
        (await server.Data(document, """{"a":false,"b":false}""")).ShouldBe("""{"x":2,"add":4}""");
        (await server.Data(document, """{"a":true,"b":true}""")).ShouldBe("""{"y":3,"add":4}""");
    }

    [Fact]
    public async Task Input_objects_take_defaults_lists_and_optionals()
    {
        (await server.Data("{ compare(where: { month: \"2026-10\" }) }")).ShouldBe(
            """{"compare":"2026/10 codes=none top=10 Province and= note=missing"}"""
        );
        (
            await server.Data(
                "query($w: CompareInput!) { compare(where: $w) }",
                """{"w":{"month":"2026-01","codes":"HQ","top":3,"level":"OUTLET","and":[{"month":"2025-12"}],"note":null}}"""
            )
        ).ShouldBe("""{"compare":"2026/1 codes=HQ top=3 Outlet and=1 note=null"}""");
        (
            await server.Data(
                "query($m: Month!, $c: [String!], $n: String) { compare(where: { month: $m, codes: $c, note: $n, and: { month: $m } }) }",
                """{"m":"2026-01","c":["a","b"]}"""
            )
        ).ShouldBe("""{"compare":"2026/1 codes=a+b top=10 Province and=1 note=missing"}""");
    }

    [Fact]
    public async Task OneOf_inputs_take_exactly_one_field()
    {
        (await server.Data("{ branchBy(by: { name: \"North\" }) { code } }")).ShouldBe("""{"branchBy":{"code":"P1"}}""");
        (await server.Ask("{ branchBy(by: { name: \"North\", code: 1 }) { code } }")).ShouldContain("must specify exactly one key");
        (await server.Ask("query($b: BranchByInput!) { branchBy(by: $b) { code } }", """{"b":{}}""")).ShouldContain(
            "Exactly one key must be specified"
        );
        (await server.Ask("query($b: BranchByInput!) { branchBy(by: $b) { code } }", """{"b":{"name":null}}""")).ShouldContain(
            "must be non-null"
        );
    }

    [Fact]
    public async Task Custom_scalars_are_read_and_written() =>
        (
            await server.Data("query($m: Month!) { a: nextMonth(month: \"2026-12\") b: nextMonth(month: $m) }", """{"m":"2026-09"}""")
        ).ShouldBe("""{"a":"2027-01","b":"2026-10"}""");

    [Fact]
    public async Task Nested_lists_coerce_their_items() =>
        (
            await server.Data(
                "query($l: [[Int]]) { echoList(list: $l) x: echoList(list: 5) y: echoList(list: [[1, null], null]) }",
                """{"l":[[1],[2,null]]}"""
            )
        ).ShouldBe("""{"echoList":[[1],[2,null]],"x":[[5]],"y":[[1,null],null]}""");

    [Fact]
    public async Task Later_values_keep_their_place()
    {
        server.Gates.Close("P1");
        server.Gates.Close("P2");
        var answer = server.Data("{ a: branchLater(code: \"P1\") { name } b: branchLater(code: \"P2\") { name } add(a: 1) }");
        await Eventually.Holds(() => server.Gates.Waiting == 2);
        server.Gates.Open("P2");
        await Eventually.Holds(() => server.Gates.Waiting == 1);
        server.Gates.Open("P1");
        (await Eventually.Comes(answer)).ShouldBe("""{"a":{"name":"North"},"b":{"name":"South"},"add":2}""");
    }

    [Fact]
    public async Task Root_fields_of_a_mutation_see_what_the_field_before_did() =>
        (await server.Data("mutation { a: bumpLater b: bumpLater c: bump d: bumpLater }")).ShouldBe("""{"a":1,"b":2,"c":3,"d":4}""");

    [Fact]
    public async Task Of_several_operations_one_is_named()
    {
        const string document = "query A { add(a: 1) } query B { add(a: 2) }";
        (await server.Ask(document, operationName: "B")).ShouldBe("""{"data":{"add":3}}""");
        (await server.Ask(document)).ShouldContain("Must provide operation name");
        (await server.Ask(document, operationName: "C")).ShouldContain("Unknown operation named \\\"C\\\"");
    }

    [Fact]
    public async Task Resolvers_know_their_path() => (await server.Data("{ a: where }")).ShouldBe("""{"a":"/a"}""");

    [Fact]
    public async Task Cancelling_ends_the_request()
    {
        server.Gates.Close("P1");
        using var source = new CancellationTokenSource();
        var answer = server.Ask("{ branchLater(code: \"P1\") { name } }", ct: source.Token);
        await Eventually.Holds(() => server.Gates.Waiting == 1);
        await source.CancelAsync();
        (await Eventually.Comes(answer)).ShouldContain("REQUEST_CANCELLED");
    }
}
