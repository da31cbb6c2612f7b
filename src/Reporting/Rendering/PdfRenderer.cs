using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kpi.Reporting.Rendering;

/// <summary>
/// Turns data into PDF by a Typst template, in Node processes that are started when needed, kept, and replaced when they die.
/// Safe for use from many threads; one for a whole program.
/// </summary>
/// <param name="options">How the worker is run.</param>
/// <param name="time">The clock by which a document is given up; the system's if left out.</param>
public sealed class PdfRenderer(RendererOptions? options = null, TimeProvider? time = null) : IDisposable
{
    private readonly RendererOptions options = options ?? new();
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly SemaphoreSlim places = new((options ?? new()).Workers);
    private readonly ConcurrentBag<RendererWorker> idle = [];
    private volatile bool isDisposed;

    /// <summary>The most documents that are rendered at once.</summary>
    public int Workers => options.Workers;

    /// <summary>The ids of the processes that wait for work.</summary>
    internal IReadOnlyList<int> IdleProcesses => [.. idle.Select(worker => worker.ProcessId)];

    /// <summary>Renders a template of the renderer's folder <c>templates</c>.</summary>
    /// <param name="template">The template's file name, without a folder.</param>
    /// <param name="data">What the template reads, as JSON; it is never spliced into markup.</param>
    /// <param name="cancellation">Stops the work; the worker is ended, because a page run cannot be interrupted.</param>
    /// <exception cref="RendererException"><c>RENDERER_MISSING</c> or <c>RENDERER_FAILED</c>.</exception>
    public async Task<byte[]> RenderAsync(string template, JsonNode data, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var request = JsonSerializer.Serialize(new { template, data });
        await places.WaitAsync(cancellation);
        try
        {
            return await TryOnceAsync(request, isLastTry: false, cancellation)
                ?? (await TryOnceAsync(request, isLastTry: true, cancellation))!;
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Ends the workers; one that is at work finishes its document first. The places stay, for it to give its own back.</summary>
    public void Dispose()
    {
        isDisposed = true;
        EndIdle();
    }

    private void EndIdle()
    {
        while (idle.TryTake(out var worker))
        {
            worker.Dispose();
        }
    }

    /// <summary>The document; null if the worker had died and another may be tried.</summary>
    private async Task<byte[]?> TryOnceAsync(string request, bool isLastTry, CancellationToken cancellation)
    {
        // The second try takes a fresh worker: all idle ones may have died of the same cause.
        var worker =
            !isLastTry && idle.TryTake(out var waiting)
                ? waiting
                : RendererWorker.Start(options.Node, RendererDirectory.Find(options.Directory));
        using var patience = new CancellationTokenSource(options.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        RendererAnswer answer;
        try
        {
            answer = await worker.AskAsync(request, limit.Token);
        }
        catch (IOException) when (!isLastTry)
        {
            worker.Dispose();
            return null;
        }
        catch (Exception failure)
        {
            var lastWords = await worker.LastWordsAsync(limit.Token);
            worker.Dispose();
            throw failure switch
            {
                OperationCanceledException when cancellation.IsCancellationRequested => new OperationCanceledException(cancellation),
                OperationCanceledException => RendererException.TooSlow(options.Timeout),
                IOException => RendererException.Died(lastWords),
                JsonException => RendererException.Refused($"the worker's answer was not understood. Its last words: {lastWords}"),
                _ => failure,
            };
        }

        idle.Add(worker);
        if (isDisposed)
        {
            EndIdle();
        }

        return answer.Pdf is { } pdf
            ? Convert.FromBase64String(pdf)
            : throw RendererException.Refused(answer.Error ?? "no reason was given");
    }
}
