using System.Collections.Concurrent;
using Kpi.Kpis;
using Kpi.Reporting.Pdf;
using Kpi.Reporting.Rendering;

namespace Kpi.Reporting.Tests.Pdf;

/// <summary>The documents that tests look at, each rendered once by the real renderer and kept as a file (artifacts/reports) for people to look at.</summary>
public sealed class Documents : IDisposable
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "../../../reports")).FullName;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> files = new();

    private readonly PdfRenderer renderer = new(Patient);

    /// <summary>A renderer with all the time that several cold workers beside each other may take.</summary>
    public static RendererOptions Patient { get; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>The real renderer; without its packages the calling test is skipped.</summary>
    public PdfRenderer Renderer
    {
        get
        {
            RendererPackages.Demand();
            return renderer;
        }
    }

    internal static string LongName(Lang lang) =>
        lang == Lang.Zh
            ? string.Concat(Enumerable.Repeat("广州天河体育西路中环广场合作营业厅", 12))[..200]
            : (new string('W', 90) + string.Concat(Enumerable.Repeat(" Long Branch Name", 7)))[..200];

    internal Task<string> City(Lang lang) => File("city", lang, () => Sample.City());

    internal Task<string> ManyOutlets(Lang lang) => File("many-outlets", lang, () => Sample.City(outlets: 90));

    internal Task<string> Empty(Lang lang) => File("empty", lang, Sample.Empty);

    internal Task<string> LongNamed(Lang lang) => File("long-name", lang, () => Sample.City(outlets: 60, name: LongName(lang)));

    public void Dispose() => renderer.Dispose();

    private Task<string> File(string name, Lang lang, Func<BranchReport> report) =>
        files.GetOrAdd($"{name}-{lang}".ToLowerInvariant(), key => new(() => RenderAsync(key, report(), lang))).Value;

    private async Task<string> RenderAsync(string key, BranchReport report, Lang lang)
    {
        var path = Path.Combine(Folder, $"{key}.pdf");
        await System.IO.File.WriteAllBytesAsync(path, await new PdfReport(Renderer).RenderAsync(report, lang));
        return path;
    }
}

/// <summary>All tests that need a renderer share one.</summary>
[CollectionDefinition(Name)]
public sealed class SharedRenderer : ICollectionFixture<Documents>
{
    public const string Name = "renderer";
}
