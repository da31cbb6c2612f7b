using Kpi.Reporting.Pdf;
using Kpi.Reporting.Rendering;

namespace Kpi.Reporting.Tests.Pdf;

[Alone, Collection(SharedRenderer.Name)]
public sealed class ProofPageTests(Documents documents) : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-proof-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task It_is_a_line_of_Chinese()
    {
        var file = Path.Combine(directory, "proof.pdf");
        await File.WriteAllBytesAsync(file, await new ProofPage(documents.Renderer).RenderAsync(Cancellation), Cancellation);

        PdfText.Pages(file).ShouldHaveSingleItem().ShouldContain("客户维系与挽留月报");
    }

    [Fact]
    public async Task Without_the_font_there_is_none_even_if_another_font_could_stand_in()
    {
        RendererPackages.Demand();
        LinkRendererWithoutFonts();
        using var renderer = new PdfRenderer(Documents.Patient with { Directory = directory, Workers = 1 });

        var missing = await Should.ThrowAsync<RendererException>(new ProofPage(renderer).RenderAsync(Cancellation));

        missing.Code.ShouldBe("RENDERER_MISSING");
        missing.Message.ShouldContain("Noto Sans SC");
    }

    // The whole renderer, but for the files of the fonts.
    private void LinkRendererWithoutFonts()
    {
        foreach (var file in Directory.GetFiles(RendererPackages.Directory))
        {
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
        }

        foreach (var folder in new[] { "charts", "templates" })
        {
            Directory.CreateSymbolicLink(Path.Combine(directory, folder), Path.Combine(RendererPackages.Directory, folder));
        }

        var packages = Directory.CreateDirectory(Path.Combine(directory, "node_modules")).FullName;
        foreach (var package in Directory.GetDirectories(Path.Combine(RendererPackages.Directory, "node_modules")))
        {
            if (Path.GetFileName(package) != "@expo-google-fonts")
            {
                Directory.CreateSymbolicLink(Path.Combine(packages, Path.GetFileName(package)), package);
            }
        }

        var font = Directory.CreateDirectory(Path.Combine(packages, "@expo-google-fonts", "noto-sans-sc")).FullName;
        File.WriteAllText(Path.Combine(font, "package.json"), "{}");
        foreach (var weight in new[] { "400Regular", "500Medium", "700Bold" })
        {
            Directory.CreateDirectory(Path.Combine(font, weight));
        }
    }
}
