using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Types;

public class PagingTests
{
    private readonly SampleServer server = new();

    [Fact]
    public async Task Pages_follow_each_other_by_cursor()
    {
        (
            await server.Data(
                "{ branches(first: 2) { nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }"
            )
        ).ShouldBe(
            """{"branches":{"nodes":[{"code":"HQ"},{"code":"P1"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false,"startCursor":"MA==","endCursor":"MQ=="},"totalCount":4}}"""
        );
        (
            await server.Data(
                "{ branches(first: 9, after: \"MQ==\") { edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage } } }"
            )
        ).ShouldBe(
            """{"branches":{"edges":[{"cursor":"Mg==","node":{"code":"P2"}},{"cursor":"Mw==","node":{"code":"O1"}}],"pageInfo":{"hasNextPage":false,"hasPreviousPage":true}}}"""
        );
        (await server.Data("{ branches(last: 1, before: \"Mw==\") { nodes { code } pageInfo { hasNextPage } } }")).ShouldBe(
            """{"branches":{"nodes":[{"code":"P2"}],"pageInfo":{"hasNextPage":true}}}"""
        );
    }

    [Theory]
    [InlineData("first: 51", "a page has 50 items at most")]
    [InlineData("first: -1", "must not be negative")]
    [InlineData("after: \"zz\"", "not one that this field gave")]
    public async Task Wrong_paging_arguments_are_refused(string arguments, string reason) =>
        (await server.Ask($"{{ branches({arguments}) {{ totalCount }} }}")).ShouldContain(reason);
}
