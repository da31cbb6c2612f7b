using System.Net;
using System.Net.Http.Headers;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Tests.Transport;

public class ServerOptionsTests
{
    private const string Query = "/graphql?query={echo(text:\"a\")}";

    [Fact]
    public async Task Get_can_be_switched_off()
    {
        await using var site = await Site.Start(
            app => app.MapGraphQL(),
            graphQL => graphQL.ModifyServerOptions(it => it.EnableGetRequests = false)
        );
        using var response = await site.Client.GetAsync(new Uri(site.Url + Query));
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task Get_can_be_kept_from_foreign_pages_by_a_header()
    {
        await using var site = await Site.Start(app => app.MapGraphQL().WithOptions(it => it.EnforceGetRequestsPreflightHeader = true));
        using var refused = await site.Client.GetAsync(new Uri(site.Url + Query));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("GraphQL-Preflight");
        site.Client.DefaultRequestHeaders.Add("GraphQL-Preflight", "1");
        (await site.Client.GetStringAsync(new Uri(site.Url + Query))).ShouldContain("\"echo\":\"a\"");
    }

    [Fact]
    public async Task The_schema_can_be_kept_back_and_served_elsewhere()
    {
        await using var site = await Site.Start(app =>
        {
            app.MapGraphQL().WithOptions(it => it.EnableSchemaRequests = false);
            app.MapGraphQLSchema("/schema.graphql");
        });
        (await site.Client.GetAsync(new Uri(site.Url + "/graphql?sdl"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Client.GetStringAsync(new Uri(site.Url + "/schema.graphql"))).ShouldContain("type Query {");
    }

    [Fact]
    public async Task Options_of_one_endpoint_leave_the_other_as_it_is()
    {
        await using var site = await Site.Start(app =>
        {
            app.MapGraphQLHttp("/strict").WithOptions(it => it.EnableGetRequests = false);
            app.MapGraphQLHttp("/open");
        });
        (await site.Client.GetAsync(new Uri(site.Url + "/strict?query={__typename}"))).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await site.Client.GetAsync(new Uri(site.Url + "/open?query={__typename}"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Long_answers_are_compressed_for_clients_that_accept_it(string encoding)
    {
        await using var site = await Site.Start(app => app.MapGraphQL());
        (await EncodingOf(site, "/graphql?query={__schema{types{name description}}}", encoding)).ShouldBe(encoding);
    }

    [Fact]
    public async Task Short_answers_are_not_compressed()
    {
        await using var site = await Site.Start(app => app.MapGraphQL());
        (await EncodingOf(site, Query, "gzip")).ShouldBeNull();
    }

    [Fact]
    public async Task Compression_can_be_switched_off()
    {
        await using var site = await Site.Start(app => app.MapGraphQL().WithOptions(it => it.EnableCompression = false));
        (await EncodingOf(site, "/graphql?query={__schema{types{name description}}}", "gzip")).ShouldBeNull();
    }

    private static async Task<string?> EncodingOf(Site site, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Url + path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var response = await site.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return response.Content.Headers.ContentEncoding.SingleOrDefault();
    }
}
