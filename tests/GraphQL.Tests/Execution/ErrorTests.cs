using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Execution;

public class ErrorTests
{
    private readonly SampleServer server = new();

    [Fact]
    public async Task A_failing_non_null_field_makes_its_nullable_parent_null() =>
        (await server.Ask("{ a: add(a: 1) greeter { hello inner { hello broken } } }")).ShouldBe(
            """{"data":{"a":2,"greeter":{"hello":"hello","inner":null}},"errors":[{"message":"Cannot return null for non-nullable field Greeter.broken.","locations":[{"line":1,"column":46}],"path":["greeter","inner","broken"],"extensions":{"code":"NON_NULL_VIOLATION"}}]}"""
        );

    [Fact]
    public async Task Null_climbs_through_non_null_parents() =>
        (await server.Ask("{ greeter { hello certain { certain { broken } } } }")).ShouldStartWith(
            """{"data":{"greeter":null},"errors":"""
        );

    [Fact]
    public async Task Null_of_a_later_value_replaces_what_was_written_already() =>
        (await server.Ask("{ greeter { hello inner { hello brokenLater hello2: hello } x: hello } add(a: 1) }")).ShouldStartWith(
            """{"data":{"greeter":{"hello":"hello","inner":null,"x":"hello"},"add":2},"errors":"""
        );

    [Fact]
    public async Task Later_failures_at_several_depths_leave_one_answer() =>
        (
            await server.Ask(
                "{ greeter { a: inner { brokenLater inner { brokenLater } } many { hello brokenLater } certain { inner { hello } } } }"
            )
        ).ShouldStartWith("""{"data":{"greeter":{"a":null,"many":[null,null,null],"certain":{"inner":{"hello":"hello"}}}},"errors":""");

    [Fact]
    public async Task A_failing_item_is_null_in_its_list() =>
        (await server.Ask("{ greeter { many { broken } } }")).ShouldStartWith(
            """{"data":{"greeter":{"many":[null,null,null]}},"errors":"""
        );

    [Fact]
    public async Task A_failing_root_field_makes_data_null()
    {
        (await server.Ask("{ a: add(a: 1) fails }")).ShouldStartWith("""{"data":null,"errors":[{"message":"Unexpected Execution Error",""");
        (await server.Ask("{ a: add(a: 1) failsLater b: add(a: 1) }")).ShouldStartWith("""{"data":null,"errors":[{"message":"late",""");
    }

    [Fact]
    public async Task Unexpected_exceptions_are_masked_unless_details_are_wanted()
    {
        (await server.Ask("{ fails }")).ShouldNotContain("secret");
        (
            await new SampleServer(builder => builder.ModifyRequestOptions(options => options.IncludeExceptionDetails = true)).Ask(
                "{ fails }"
            )
        ).ShouldContain("secret");
    }

    [Fact]
    public async Task Errors_of_resolvers_keep_their_code() =>
        (await server.Ask("{ failsNullable }")).ShouldBe(
            """{"data":{"failsNullable":null},"errors":[{"message":"No such month.","locations":[{"line":1,"column":3}],"path":["failsNullable"],"extensions":{"code":"MONTH_UNKNOWN"}}]}"""
        );

    [Fact]
    public async Task Filters_see_errors_first() =>
        (await new SampleServer(builder => builder.AddErrorFilter<Upper>()).Ask("{ failsNullable }")).ShouldContain("NO SUCH MONTH.");

    [Fact]
    public async Task Variables_are_judged_with_their_position()
    {
        (await server.Ask("query($n: Int!) { echoInt(n: $n) }")).ShouldContain(
            "Variable \\\"$n\\\" of required type \\\"Int!\\\" was not provided."
        );
        (
            await server.Ask("query($w: CompareInput!) { compare(where: $w) }", """{"w":{"month":"2026-10","and":[{"month":"x"}]}}""")
        ).ShouldContain(
            "Variable \\\"$w\\\" got invalid value \\\"x\\\" at \\\"w.and[0].month\\\"; Month cannot represent value: \\\"x\\\""
        );
        (await server.Ask("query($n: Int) { echoInt(n: $n) }", """{"n":1.5}""")).ShouldContain(
            "Int cannot represent non-integer value: 1.5"
        );
    }

    public sealed class Upper : IErrorFilter
    {
        public IError OnError(IError error) => error.WithMessage(error.Message.ToUpperInvariant());
    }
}
