using System.Net;
using Kpi.Api.Security;
using Kpi.Api.Tests.Serving;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

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

    [Theory]
    [InlineData(0, 9_999, true)]
    [InlineData(null, 9_999, true)]
    [InlineData(null, null, false)]
    [InlineData(2027, 9_999, false)]
    [InlineData(0, 2025, false)]
    public async Task A_token_is_good_from_its_beginning_if_it_has_one_to_its_end_which_it_must_have(int? from, int? until, bool isGood)
    {
        var key = new SymmetricSecurityKey(new byte[32]);
        var options = new JwtBearerOptions();
        Tokens.Configure(options, key, TestClock.Time());
        var claims = new Dictionary<string, object> { ["iss"] = "kpi-demo", ["aud"] = "kpi-demo" };
        foreach (var (claim, year) in new[] { ("nbf", from), ("exp", until) })
        {
            if (year is { } some)
            {
                claims[claim] = some == 0 ? 0 : new DateTimeOffset(some, 12, 31, 23, 59, 59, TimeSpan.Zero).ToUnixTimeSeconds();
            }
        }

        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var token = handler.CreateToken(
            new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new(key, SecurityAlgorithms.HmacSha256) }
        );

        (await handler.ValidateTokenAsync(token, options.TokenValidationParameters)).IsValid.ShouldBe(isGood);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{role}}");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
