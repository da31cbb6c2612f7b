using System.Text;
using System.Text.Json.Nodes;
using Kpi.Reporting.Rendering;

namespace Kpi.Reporting.Pdf;

/// <summary>One line in Chinese as a PDF, to see whether reports can be set on a machine.</summary>
public sealed class ProofPage(PdfRenderer renderer)
{
    /// <summary>The font that reports are set in.</summary>
    public const string Font = "Noto Sans SC";

    private const string Line = "客户维系与挽留月报 Kpi 2026 ‰ ¥";

    /// <summary>The name that a PDF gives the font.</summary>
    private const string FontInFile = "NotoSansSC";

    /// <summary>Sets the line.</summary>
    /// <exception cref="RendererException"><c>RENDERER_MISSING</c>, also where another font had to stand in, or <c>RENDERER_FAILED</c>.</exception>
    public async Task<byte[]> RenderAsync(CancellationToken cancellation)
    {
        var bytes = await renderer.RenderAsync("proof.typ", new JsonObject { ["font"] = Font, ["line"] = Line }, cancellation);
        return bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(FontInFile)) >= 0 ? bytes : throw RendererException.NoFont(Font);
    }
}
