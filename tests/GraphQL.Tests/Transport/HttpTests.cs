using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Transport;

public class HttpTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{}", "no \\\"query\\\"")]
    [InlineData("""{"query":7}""", "\\\"query\\\" must be a string")]
    [InlineData("""{"query":"{ list { code } }","variables":[]}""", "\\\"variables\\\" must be an object")]
    [InlineData("""{"query":"{ echo(text: \"\uD800\") }"}""", "not valid Unicode")]
    public async Task A_body_that_is_no_request_is_refused_with_a_reason(string body, string reason)
    {
        var (status, type, text) = await Post(body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        type.ShouldBe("application/graphql-response+json");
        text.ShouldContain(reason);
        text.ShouldContain("BAD_REQUEST");
        text.ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task Lone_surrogates_in_variables_are_refused_with_a_reason()
    {
        var (status, _, text) = await Post("""{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"\uD800"}}""");
        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain("errors");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var (status, _, text) = await Post($$"""{"query":"{ where }","x":"{{new string('x', 1_100_000)}}"}""");
        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        text.ShouldContain("larger than 1048576 bytes");
    }

    [Fact]
    public async Task Sdl_is_served() => (await site.Client.GetStringAsync(new Uri(site.Url + "?sdl"))).ShouldContain("type Query {");

    private async Task<(HttpStatusCode Status, string? Type, string Text)> Post(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        using var response = await site.Client.SendAsync(request);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }
}
