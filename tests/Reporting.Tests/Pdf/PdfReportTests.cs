using Kpi.Kpis;

namespace Kpi.Reporting.Tests.Pdf;

[Collection(SharedRenderer.Name)]
public sealed class PdfReportTests(Documents documents)
{
    [Theory, InlineData(Lang.Zh), InlineData(Lang.En)]
    public async Task Probe(Lang lang)
    {
        File.Exists(await documents.City(lang)).ShouldBeTrue();
        File.Exists(await documents.Empty(lang)).ShouldBeTrue();
        File.Exists(await documents.LongNamed(lang)).ShouldBeTrue();
        File.Exists(await documents.ManyOutlets(lang)).ShouldBeTrue();
    }
}
