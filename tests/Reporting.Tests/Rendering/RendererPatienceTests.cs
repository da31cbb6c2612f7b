using System.Text.Json.Nodes;
using Kpi.Reporting.Rendering;

namespace Kpi.Reporting.Tests.Rendering;

/// <summary>How long a worker is waited for, and what of it is left then.</summary>
[Alone]
public sealed class RendererPatienceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_it_says_after_the_end_of_its_answers_is_among_its_last_words()
    {
        // Its stdout ends at once; it speaks when nothing more is asked of it.
        using var script = Script.OfWorker("exec 1>&-; cat > /dev/null; echo 'out of ink' >&2");
        using var renderer = new PdfRenderer(script.AsWorker, TestClock.Time());

        var error = await Should.ThrowAsync<RendererException>(Eventually.Comes(RenderAsync(renderer, Cancellation)));

        error.Code.ShouldBe("RENDERER_FAILED");
        error.Message.ShouldEndWith("twice in a row. Its last words: out of ink");
    }

    [Fact]
    public async Task One_whose_answer_makes_no_sense_is_heard_out()
    {
        using var script = Script.OfWorker("read request; echo 'no JSON'; cat > /dev/null; echo 'out of ink' >&2");
        using var renderer = new PdfRenderer(script.AsWorker, TestClock.Time());

        var error = await Should.ThrowAsync<RendererException>(Eventually.Comes(RenderAsync(renderer, Cancellation)));

        error.Message.ShouldEndWith("was not understood. Its last words: out of ink");
    }

    [Fact]
    public async Task One_that_ends_its_answers_and_lives_on_is_not_waited_for_for_ever()
    {
        using var script = Script.OfWorker($"exec 1>&-; {Script.Hang}");
        using var worker = RendererWorker.Start(script.AsWorker.Node, script.AsWorker.Directory!);
        using var patience = new CancellationTokenSource();
        using var process = await script.HangsAsync();
        var words = worker.LastWordsAsync(patience.Token);

        await patience.CancelAsync();

        (await Eventually.Comes(words)).ShouldBe("(none)");
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_given_up_and_its_worker_stopped()
    {
        using var script = Script.OfWorker(Script.Hang);
        var (options, time) = (script.AsWorker, TestClock.Time());
        using var renderer = new PdfRenderer(options, time);
        var rendering = RenderAsync(renderer, Cancellation);
        using var process = await script.HangsAsync();

        time.Advance(options.Timeout);

        var error = await Should.ThrowAsync<RendererException>(Eventually.Comes(rendering));
        error.Code.ShouldBe("RENDERER_FAILED");
        error.Message.ShouldContain("did not answer within 60 s");
        await Eventually.Ends(process.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task Cancelling_stops_the_work_and_the_next_document_is_made()
    {
        using var script = Script.OfWorker($$"""if [ -e id ]; then read request; echo '{ "pdf": "JVBERg==" }'; else {{Script.Hang}}; fi""");
        using var renderer = new PdfRenderer(script.AsWorker, TestClock.Time());
        using var stop = new CancellationTokenSource();
        var rendering = RenderAsync(renderer, stop.Token);
        using var process = await script.HangsAsync();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(Eventually.Comes(rendering));
        await Eventually.Ends(process.WaitForExitAsync(Cancellation));
        renderer.IdleProcesses.ShouldBeEmpty();
        (await Eventually.Comes(RenderAsync(renderer, Cancellation))).ShouldBe("%PDF"u8.ToArray());
    }

    [Fact]
    public async Task A_document_in_flight_when_the_renderer_is_disposed_is_made_and_its_worker_stopped()
    {
        using var script = Script.OfWorker($$"""read request; {{Script.Wait}}; echo '{ "pdf": "JVBERg==" }'; exec sleep 86400""");
        var renderer = new PdfRenderer(script.AsWorker, TestClock.Time());
        var rendering = RenderAsync(renderer, Cancellation);
        using var process = await script.HangsAsync();

        renderer.Dispose();
        script.Release();

        (await Eventually.Comes(rendering)).ShouldBe("%PDF"u8.ToArray());
        await Eventually.Ends(process.WaitForExitAsync(Cancellation));
        await Should.ThrowAsync<ObjectDisposedException>(RenderAsync(renderer, Cancellation));
    }

    private static Task<byte[]> RenderAsync(PdfRenderer renderer, CancellationToken cancellation) =>
        renderer.RenderAsync("page.typ", new JsonObject(), cancellation);
}
