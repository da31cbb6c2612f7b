using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Execution;

public class DataLoaderTests
{
    private readonly SampleServer server = new();

    [Fact]
    public async Task Siblings_load_their_keys_in_one_batch()
    {
        (await server.Data("{ list { code parent { code } } }")).ShouldBe(
            """{"list":[{"code":"HQ","parent":null},{"code":"P1","parent":{"code":"HQ"}},{"code":"P2","parent":{"code":"HQ"}},{"code":"O1","parent":{"code":"P1"}}]}"""
        );
        server.Log.Entries.ShouldBe(["branches HQ,P1"]);
    }

    [Fact]
    public async Task Each_level_is_one_batch_per_loader()
    {
        await server.Data("{ branch(code: \"HQ\") { children { children { parent { code } } parent { name } } parent { code } } }");
        server.Log.Entries.ShouldBe(["children HQ", "children P1,P2", "branches HQ", "branches P1"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_key_is_loaded_once_per_request()
    {
        await server.Data("{ a: list { parent { code } } b: list { parent { name } } }");
        server.Log.Entries.ShouldBe(["branches HQ,P1"]);
    }
}
