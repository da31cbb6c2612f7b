namespace Kpi.Api.Tests.Serving;

/// <summary>Reports that Node sets.</summary>
[Alone]
public sealed class PdfEndpointTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Theory]
    [InlineData("/reports/2026-10/HQ.pdf?lang=zh")]
    [InlineData("/reports/2026-10/HQ.pdf?lang=en")]
    public async Task A_PDF_is_a_document_to_download(string url)
    {
        RendererPackages.Demand();

        await ReportEndpointTests.DownloadAsync(demo.Server, url, "application/pdf", "%PDF");
    }
}
