using System.Security.Claims;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types;
using Kpi.GraphQL.Types.Pagination;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Types;

public class SchemaBuildingTests
{
    [Fact]
    public void Schema_errors_are_reported_together() =>
        Should
            .Throw<SchemaException>(() => Build(builder => builder.AddQueryType<Faulty>()))
            .Errors.ShouldBe(
                [
                    "Faulty_Inner.delegate: System.Action is no output type.",
                    "Query.argument(value:): System.IO.Stream is no input type.",
                    "Query.dup: two members have this name, one of them in Faulty.",
                    "Query: \"1st\" is no valid GraphQL name.",
                    "Lonely: no object type implements this interface; register those that do.",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_schema_needs_a_query_type() =>
        Should.Throw<SchemaException>(() => Build(_ => { })).Message.ShouldContain("no query type");

    [Fact]
    public async Task Every_kind_of_member_and_parameter_works()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Clock("noon"));
        services.AddGraphQLServer().AddQueryType<Everything>().AddTypeExtension(typeof(ThingExtension)).BindRuntimeType<Code, CodeType>();
        await using var provider = services.BuildServiceProvider();
        var executor = provider.GetRequiredService<IRequestExecutor>();
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Wang")], "test"));
        using var result = await executor.ExecuteAsync(
            new OperationRequest(
                """
                {
                  time who secret state numbers code renamed typed
                  page(first: 1) { nodes pageInfo { hasNextPage } }
                  thing { replaced added(times: 2) hidden: __typename }
                  sum(values: [1, 2], more: { a: 3 })
                  sameGuid(id: "6f9619ff-8b86-d011-b42d-00c04fc964ff")
                }
                """
            )
            {
                ContextData = new Dictionary<string, object?>(StringComparer.Ordinal) { ["ClaimsPrincipal"] = user, ["state"] = 7 },
            }
        );
        result
            .ToJson()
            .ShouldBe(
                """
                {"data":{"time":"noon","who":"Wang","secret":"for Wang","state":7,"numbers":[1,2,3],"code":"#5","renamed":true,"typed":"9","page":{"nodes":["a"],"pageInfo":{"hasNextPage":true}},"thing":{"replaced":"new old","added":"oldold","hidden":"Thing"},"sum":6,"sameGuid":"6f9619ff-8b86-d011-b42d-00c04fc964ff"}}
                """.Trim()
            );
        executor.Schema.Print().ShouldContain("type Thing {\n  replaced: String!\n  added(times: Int!): String!\n}");
        executor.Schema.Print().ShouldContain("codes: [Code!]");
    }

    [Fact]
    public async Task Guarded_fields_are_refused_with_a_code()
    {
        var answer = await Ask(
            builder => builder.AddQueryType<Everything>().AddTypeExtension(typeof(ThingExtension)).BindRuntimeType<Code, CodeType>(),
            "{ secret }"
        );
        answer.ShouldContain("AUTH_NOT_AUTHENTICATED");
        answer.ShouldStartWith("""{"data":{"secret":null},""");
    }

    private static IRequestExecutor Build(Action<IRequestExecutorBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Clock("noon"));
        configure(services.AddGraphQLServer());
        return services.BuildServiceProvider().GetRequiredService<IRequestExecutor>();
    }

    private static async Task<string> Ask(Action<IRequestExecutorBuilder> configure, string document)
    {
        using var result = await Build(configure).ExecuteAsync(new OperationRequest(document));
        return result.ToJson();
    }

    public sealed record Clock(string Time);

    public sealed class Faulty
    {
        public Inner? GetInner() => null;

        public ILonely? Lonely => null;

        public int Argument(Stream value) => (int)value.Length;

        public int Dup => 1;

        public int GetDup() => 2;

        [GraphQLName("1st")]
        public int First => 1;

        [ObjectType("Faulty_Inner")]
        public sealed class Inner
        {
            public Action Delegate => () => { };

            public int Fine => 1;
        }

        [InterfaceType("Lonely")]
        public interface ILonely
        {
            int Id { get; }
        }
    }

    public readonly record struct Code(int Number);

    public sealed class CodeType() : StringScalarType<Code>("Code")
    {
        public override bool TryParse(string text, out Code value)
        {
            value = new Code(int.TryParse(text.AsSpan(1), out var number) ? number : -1);
            return value.Number >= 0;
        }

        public override string Format(Code value) => $"#{value.Number}";
    }

    public sealed class Everything
    {
        public string Time(Clock clock) => clock.Time;

        public string? Who(ClaimsPrincipal user) => user.Identity?.Name;

        [Authorize]
        public string? Secret(ClaimsPrincipal user) => $"for {user.Identity?.Name}";

        public int State([GlobalState] int state) => state;

        public async IAsyncEnumerable<int> GetNumbersAsync()
        {
            for (var i = 1; i <= 3; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        public Code Code => new(5);

        public IReadOnlyList<Code>? Codes => null;

        [GraphQLName("renamed")]
        public bool Other => true;

        [GraphQLType("String!")]
        public int Typed => 9;

        [UsePaging]
        public Connection<string> Page() => new([new Edge<string>("a", "c")], new PageInfo(true, false, "c", "c"));

        public Thing Thing => new("old");

        public int Sum(HashSet<int> values, SumInput more) => values.Sum() + more.A;

        public Guid SameGuid([ID] Guid id) => id;
    }

    public sealed record SumInput(int A);

    public sealed record Thing(string Hidden);

    [ExtendObjectType(typeof(Thing), IgnoreProperties = [nameof(Thing.Hidden)])]
    public static class ThingExtension
    {
        public static string Replaced([Parent] Thing thing) => $"new {thing.Hidden}";

        public static string Added([Parent] Thing thing, int times) => string.Concat(Enumerable.Repeat(thing.Hidden, times));
    }
}
