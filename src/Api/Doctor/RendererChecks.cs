using Kpi.Reporting.Pdf;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.Doctor;

/// <summary>Of what sets PDFs: Node, and a line that it really sets.</summary>
internal static class RendererChecks
{
    public static IEnumerable<Check> All()
    {
        yield return new("Node", async cancellation => Finding.Ok(await NodeVersion.DemandAsync(new RendererOptions().Node, cancellation)));
        yield return new("PDF", SetAsync);
    }

    private static async Task<Finding> SetAsync(CancellationToken cancellation)
    {
        using var renderer = new PdfRenderer(new() { Workers = 1 });
        var bytes = await new ProofPage(renderer).RenderAsync(cancellation);
        return Finding.Ok($"a line of Chinese is set in {ProofPage.Font} ({bytes.Length} bytes)");
    }
}
