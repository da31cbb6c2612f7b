namespace Kpi.Reporting.Rendering;

/// <summary>How the PDF worker is run.</summary>
public sealed record RendererOptions
{
    /// <summary>The folder with worker.mjs; null to look for it: KPI_RENDERER, then Renderer/ beside the program, then src/Reporting/Renderer above it.</summary>
    public string? Directory { get; init; }

    /// <summary>The Node.js program, 20 or newer.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The most workers that run at once; each takes a core while it works and 300 to 450 MB.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>How long one document may take, a cold start included; by the renderer's clock.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
