using System.Net;
using Kpi.Api.Security;

namespace Kpi.Api.Tests.Serving;

public sealed class ReportEndpointTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly RunningServer server = demo.Server;

    [Theory]
    [InlineData("/reports/2026-10/HQ.xlsx?lang=zh")]
    [InlineData("/reports/2026-10/HQ.xlsx")]
    public async Task A_workbook_is_a_document_to_download(string url) =>
        await DownloadAsync(server, url, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK");

    [Theory]
    [InlineData("/reports/2026-10/nowhere.pdf", HttpStatusCode.NotFound, "BRANCH_UNKNOWN")]
    [InlineData("/reports/1999-01/HQ.pdf", HttpStatusCode.NotFound, "MONTH_UNKNOWN")]
    [InlineData("/reports/October/HQ.pdf", HttpStatusCode.BadRequest, "MONTH_INVALID")]
    [InlineData("/reports/2026-10/HQ.docx", HttpStatusCode.NotFound, "FORMAT_UNKNOWN")]
    [InlineData("/reports/2026-10/HQ", HttpStatusCode.NotFound, "FORMAT_UNKNOWN")]
    [InlineData("/reports/2026-10/HQ.1", HttpStatusCode.NotFound, "FORMAT_UNKNOWN")]
    [InlineData("/reports/2026-10/HQ.pdf?lang=fr", HttpStatusCode.BadRequest, "LANG_INVALID")]
    [InlineData("/reports/October.zip", HttpStatusCode.BadRequest, "MONTH_INVALID")]
    [InlineData("/reports/2026-10.zip?lang=fr", HttpStatusCode.BadRequest, "LANG_INVALID")]
    [InlineData("/reports/2026-10.zip?format=docx", HttpStatusCode.BadRequest, "FORMAT_INVALID")]
    [InlineData("/reports/2026-10.zip?asOf=first", HttpStatusCode.BadRequest, "REVISION_INVALID")]
    [InlineData("/reports/2026-10.zip?asOf=7", HttpStatusCode.NotFound, "REVISION_UNKNOWN")]
    [InlineData("/reports/1999-01.zip", HttpStatusCode.NotFound, "MONTH_UNKNOWN")]
    public async Task A_wrong_address_gets_a_status_and_a_code(string url, HttpStatusCode status, string code)
    {
        using var response = await server.Http.GetAsync(url, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"\"code\":\"{code}\"");
    }

    /// <summary>Gets a report and sees that it is a document to download, of a media type and with its first bytes.</summary>
    internal static async Task DownloadAsync(RunningServer server, string url, string type, string magic)
    {
        using var response = await server.Http.GetAsync(url, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Content.Headers.ContentDisposition!.FileName!.ShouldStartWith("HQ-2026-10-");
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        System.Text.Encoding.ASCII.GetString(bytes, 0, magic.Length).ShouldBe(magic);
    }

    [Fact]
    public async Task A_manager_who_edits_the_address_gets_no_report_of_another_branch()
    {
        var outlets = (await server.DataAsync("{ branches(level: OUTLET) { nodes { code } } }"))
            .GetProperty("branches")
            .GetProperty("nodes");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/reports/2026-10/{outlets[1].GetProperty("code").GetString()}.xlsx");
        request.Headers.Authorization = new("Bearer", server.Token(Role.Manager, outlets[0].GetProperty("code").GetString()));

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
