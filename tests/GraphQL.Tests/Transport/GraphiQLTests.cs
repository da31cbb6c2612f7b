using System.Net;
using System.Text.RegularExpressions;
using Kpi.GraphQL.Tests.Conformance;
using Kpi.GraphQL.Tests.Sample;
using Microsoft.AspNetCore.Builder;

namespace Kpi.GraphQL.Tests.Transport;

public partial class GraphiQLTests
{
    [Fact]
    public async Task A_browser_gets_the_page_and_its_files_from_the_endpoint_itself()
    {
        Packages.NeedGraphiQL();
        await using var site = await Site.Start(app => app.MapGraphQL("/api/graphql"));
        var page = await Open(site, "/api/graphql");
        page.ShouldContain("<base href=\"/api/graphql/tool/\"");
        page.ShouldContain("data-endpoint=\"/api/graphql\"");
        var files = Reference().Matches(page).Select(match => match.Groups["file"].Value).ToList();
        files.Count.ShouldBeGreaterThan(1);
        foreach (var file in files)
        {
            using var response = await site.Client.GetAsync(new Uri($"{site.Url}/api/graphql/tool/{file}"));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        }
    }

    [Fact]
    public async Task A_query_in_the_address_is_answered_even_in_a_browser()
    {
        await using var site = await Site.Start(app => app.MapGraphQL());
        (await Open(site, "/graphql?query={__typename}")).ShouldContain("\"__typename\":\"Query\"");
    }

    [Fact]
    public async Task The_page_can_be_switched_off()
    {
        await using var site = await Site.Start(app => app.MapGraphQL().WithOptions(it => it.Tool.Enable = false));
        (await Open(site, "/graphql")).ShouldNotContain("<html");
        (await site.Client.GetAsync(new Uri(site.Url + "/graphql/tool/index.html"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_title_is_text_and_no_markup()
    {
        Packages.NeedGraphiQL();
        await using var site = await Site.Start(app => app.MapGraphQL().WithOptions(it => it.Tool.Title = "<b>Sample</b>"));
        (await Open(site, "/graphql")).ShouldContain("<title>&lt;b&gt;Sample&lt;/b&gt;</title>");
    }

    private static async Task<string> Open(Site site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Url + path);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var response = await site.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("(src|href)=\"\\./(?<file>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Reference();
}
