using System.Text.Json;
using Kpi.Kpis;
using Kpi.Reporting.Rendering;

namespace Kpi.Reporting.Pdf;

/// <summary>The monthly report of a branch as a tagged PDF (PDF/UA-1) on A4.</summary>
public sealed class PdfReport(PdfRenderer renderer)
{
    private const string Template = "branch-report.typ";

    /// <summary>Makes the document. On one machine the same report gives the same bytes.</summary>
    /// <exception cref="RendererException">It could not be made.</exception>
    public Task<byte[]> RenderAsync(BranchReport report, Lang lang, CancellationToken cancellation = default) =>
        renderer.RenderAsync(
            Template,
            JsonSerializer.SerializeToNode(PdfComposer.Compose(report, lang), JsonSerializerOptions.Web)!,
            cancellation
        );
}
