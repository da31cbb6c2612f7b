using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Kpi.Kpis;
using Kpi.Reporting.Pdf;
using Kpi.Reporting.Rendering;
using Kpi.Reporting.Tests.Pdf;

namespace Kpi.Reporting.Tests.Rendering;

[Collection(SharedRenderer.Name)]
public sealed class PdfRendererTests(Documents documents)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_that_dies_is_replaced()
    {
        using var renderer = new PdfRenderer(new() { Workers = 1 });
        var report = new PdfReport(renderer);
        await report.RenderAsync(Sample.Empty(), Lang.En, Cancellation);
        var first = renderer.IdleProcesses.ShouldHaveSingleItem();
        using (var process = Process.GetProcessById(first))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        IsPdf(await report.RenderAsync(Sample.Empty(), Lang.En, Cancellation)).ShouldBeTrue();
        renderer.IdleProcesses.ShouldHaveSingleItem().ShouldNotBe(first);
    }

    [Fact]
    public async Task A_worker_is_kept_for_the_next_document()
    {
        using var renderer = new PdfRenderer(new() { Workers = 1 });
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
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "worker.mjs"), "", Cancellation);
        var error = await Failure(new() { Directory = folder.FullName });
        error.Code.ShouldBe("RENDERER_MISSING");
        error.Message.ShouldContain($"npm ci --prefix \"{folder.FullName}\"");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_machine_without_node_is_told_to_install_it()
    {
        var error = await Failure(new() { Node = "node-that-is-not-installed" });
        error.Code.ShouldBe("RENDERER_MISSING");
        error.Message.ShouldContain("Install Node.js 20");
    }

    [Fact]
    public async Task A_renderer_that_cannot_start_says_its_last_words()
    {
        var folder = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "node_modules"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "worker.mjs"),
            "console.error('out of ink'); process.exit(3);",
            Cancellation
        );
        var error = await Failure(new() { Directory = folder.FullName });
        error.Code.ShouldBe("RENDERER_FAILED");
        error.Message.ShouldContain("out of ink");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_given_up()
    {
        var error = await Failure(new() { Timeout = TimeSpan.FromMilliseconds(1) });
        error.Code.ShouldBe("RENDERER_FAILED");
        error.Message.ShouldContain("did not answer");
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

    [Fact]
    public async Task Cancelling_stops_the_work()
    {
        using var renderer = new PdfRenderer(new() { Workers = 1 });
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        await Should.ThrowAsync<OperationCanceledException>(
            new PdfReport(renderer).RenderAsync(Sample.City(outlets: 200), Lang.Zh, cancelled.Token)
        );
        renderer.IdleProcesses.ShouldBeEmpty();
        IsPdf(await new PdfReport(renderer).RenderAsync(Sample.Empty(), Lang.Zh, Cancellation)).ShouldBeTrue();
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
        var path = Path.Combine(Path.GetTempPath(), $"kpi-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(
            path,
            await new PdfReport(documents.Renderer).RenderAsync(report, Lang.Zh, Cancellation),
            Cancellation
        );
        return path;
    }

    private static bool IsPdf(byte[] bytes) => Encoding.ASCII.GetString(bytes, 0, 5) == "%PDF-";
}
