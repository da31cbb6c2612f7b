using System.Net;
using Kpi.Api.Security;
using Kpi.Api.Tests.Serving;

namespace Kpi.Api.Tests.Security;

public sealed class TokenTests
{
    [Fact]
    public async Task A_token_is_good_for_twelve_hours_by_the_servers_clock()
    {
        await using var server = await RunningServer.StartOnDemoAsync();
        var token = server.Token(Role.Analyst);

        server.Time.Advance(TimeSpan.FromHours(12));
        (await StatusAsync(server, token)).ShouldBe(HttpStatusCode.OK);

        // What clocks of different machines may differ by.
        server.Time.Advance(TimeSpan.FromMinutes(5));
        (await StatusAsync(server, token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{role}}");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
