using Kpi.Reporting.Pdf;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.Doctor;

/// <summary>Of what sets PDFs: Node, and a line that it really sets.</summary>
internal static class RendererChecks
{
    public static IEnumerable<Check> All(TimeProvider time)
    {
        yield return new("Node", async stop => Finding.Ok(await NodeVersion.DemandAsync(new RendererOptions().Node, time, stop)));
        yield return new("PDF", stop => SetAsync(time, stop));
    }

    private static async Task<Finding> SetAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var renderer = new PdfRenderer(new() { Workers = 1 }, time);
        var bytes = await new ProofPage(renderer).RenderAsync(cancellation);
        return Finding.Ok($"a line of Chinese is set in {ProofPage.Font} ({bytes.Length} bytes)");
    }
}
