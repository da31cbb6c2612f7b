using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Kpi.Kpis;
using Kpi.Reporting.Pdf;
using Kpi.Reporting.Rendering;
using Kpi.Reporting.Tests.Pdf;

namespace Kpi.Reporting.Tests.Rendering;

[Alone, Collection(SharedRenderer.Name)]
public sealed class PdfRendererTests(Documents documents) : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-renderer-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_worker_that_dies_is_replaced()
    {
        using var renderer = OneWorker();
        var report = new PdfReport(renderer);
        await report.RenderAsync(Sample.Empty(), Lang.En, Cancellation);
        var first = renderer.IdleProcesses.ShouldHaveSingleItem();
        using (var process = Process.GetProcessById(first))
        {
            process.Kill();
            await Eventually.Ends(process.WaitForExitAsync(Cancellation));
        }

        IsPdf(await report.RenderAsync(Sample.Empty(), Lang.En, Cancellation)).ShouldBeTrue();
        renderer.IdleProcesses.ShouldHaveSingleItem().ShouldNotBe(first);
    }

    [Fact]
    public async Task A_worker_is_kept_for_the_next_document()
    {
        using var renderer = OneWorker();
        await new PdfReport(renderer).RenderAsync(Sample.Empty(), Lang.En, Cancellation);
        var first = renderer.IdleProcesses.ShouldHaveSingleItem();
        await new PdfReport(renderer).RenderAsync(Sample.Empty(), Lang.Zh, Cancellation);
        renderer.IdleProcesses.ShouldHaveSingleItem().ShouldBe(first);
    }

    [Fact]
    public async Task Documents_made_at_once_do_not_get_mixed_up()
    {
        var names = Enumerable.Range(1, 6).Select(number => $"Branch number {number}").ToList();
        var files = await Task.WhenAll(names.Select(name => RenderNamed(name)));
        foreach (var (name, file) in names.Zip(files))
        {
            PdfText.Pages(file)[0].ShouldContain(name);
        }
    }

    [Fact]
    public async Task The_same_report_gives_the_same_bytes()
    {
        var report = new PdfReport(documents.Renderer);
        var first = await report.RenderAsync(Sample.City(), Lang.Zh, Cancellation);
        (await report.RenderAsync(Sample.City(), Lang.Zh, Cancellation)).ShouldBe(first);
    }

    [Theory]
    [InlineData("#panic(\"no\") *bold* $x$ = _y_ @ref <label> \\ `raw` // end")]
    [InlineData("\"quoted\" \\u0041 \u0026amp; {{ }}")]
    public async Task A_name_is_text_and_never_markup(string name) =>
        PdfText.Squeeze(PdfText.Pages(await RenderNamed(name))[0]).ShouldContain(PdfText.Squeeze(name));

    [Fact]
    public async Task A_character_that_no_font_has_is_shown_as_a_box() =>
        PdfText.Pages(await RenderNamed("前\U0010FFFD后\u0008"))[0].ShouldContain("前□后");

    [Fact]
    public async Task A_renderer_that_is_not_there_says_where_it_was_sought()
    {
        var error = await Failure(new() { Directory = "/nowhere" });
        error.Code.ShouldBe("RENDERER_MISSING");
        error.Message.ShouldContain("/nowhere");
    }

    [Fact]
    public async Task A_renderer_without_packages_says_what_to_run()
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "worker.mjs"), "", Cancellation);
        var error = await Failure(new() { Directory = directory });
        error.Code.ShouldBe("RENDERER_MISSING");
        error.Message.ShouldContain($"npm ci --prefix \"{directory}\"");
    }

    [Fact]
    public async Task A_machine_without_node_is_told_to_install_it()
    {
        RendererPackages.Demand();
        var error = await Failure(new() { Node = "node-that-is-not-installed" });
        error.Code.ShouldBe("RENDERER_MISSING");
        error.Message.ShouldContain("Install Node.js 20");
    }

    [Fact]
    public async Task A_renderer_that_cannot_start_says_its_last_words()
    {
        Directory.CreateDirectory(Path.Combine(directory, "node_modules"));
        await File.WriteAllTextAsync(Path.Combine(directory, "worker.mjs"), "console.error('out of ink'); process.exit(3);", Cancellation);
        var error = await Failure(Documents.Patient with { Directory = directory });
        error.Code.ShouldBe("RENDERER_FAILED");
        error.Message.ShouldContain("out of ink");
    }

    [Fact]
    public async Task Typst_says_what_is_wrong_and_the_worker_goes_on()
    {
        var error = await Should.ThrowAsync<RendererException>(
            documents.Renderer.RenderAsync("branch-report.typ", new JsonObject { ["title"] = "x" }, Cancellation)
        );
        error.Code.ShouldBe("RENDERER_FAILED");
        error.Message.ShouldContain("dictionary does not contain key");
        (
            await Should.ThrowAsync<RendererException>(documents.Renderer.RenderAsync("../worker.typ", new JsonObject(), Cancellation))
        ).Message.ShouldContain("no template");
    }

    /// <summary>A real renderer of the test's own.</summary>
    private static PdfRenderer OneWorker()
    {
        RendererPackages.Demand();
        return new(Documents.Patient with { Workers = 1 });
    }

    private static async Task<RendererException> Failure(RendererOptions options)
    {
        using var renderer = new PdfRenderer(options);
        return await Should.ThrowAsync<RendererException>(new PdfReport(renderer).RenderAsync(Sample.Empty(), Lang.En, Cancellation));
    }

    private async Task<string> RenderNamed(string name)
    {
        var empty = Sample.Empty();
        var report = empty with { Branch = empty.Branch with { Name = new(name, name) } };
        var path = Path.Combine(directory, $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(
            path,
            await new PdfReport(documents.Renderer).RenderAsync(report, Lang.Zh, Cancellation),
            Cancellation
        );
        return path;
    }

    private static bool IsPdf(byte[] bytes) => Encoding.ASCII.GetString(bytes, 0, 5) == "%PDF-";
}
