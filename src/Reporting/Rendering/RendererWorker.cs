using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Kpi.Reporting.Rendering;

/// <summary>One Node process: a line of JSON in, a line of JSON out, one document at a time.</summary>
internal sealed class RendererWorker : IDisposable
{
    private const int RememberedErrorLines = 8;
    private readonly Process process;
    private readonly Queue<string> errors = new();

    private RendererWorker(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
    }

    public int ProcessId => process.Id;

    /// <summary>Starts a worker.</summary>
    /// <exception cref="RendererException"><c>RENDERER_MISSING</c>: Node could not be started.</exception>
    public static RendererWorker Start(string node, string directory)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(node, [RendererDirectory.Script])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception notStarted)
        {
            throw RendererException.NoNode(node, notStarted);
        }
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="IOException">The process has died.</exception>
    public async Task<RendererAnswer> AskAsync(string request, CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync(request.AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        var answer = await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new IOException("The renderer has stopped.");
        return JsonSerializer.Deserialize<RendererAnswer>(answer, JsonSerializerOptions.Web)!;
    }

    /// <summary>
    /// What the process wrote to stderr last, for the message of an error. Nothing more is asked of it, and its end is waited for: stderr is a pipe
    /// of its own, whose words may come after the end of stdout.
    /// </summary>
    /// <param name="patience">Ends the waiting for one that lives on; what it has said so far will do then.</param>
    public async Task<string> LastWordsAsync(CancellationToken patience)
    {
        // Not the writer above it, which would try again to send what a dead process did not take.
        process.StandardInput.BaseStream.Close();
        await process.WaitForExitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (errors)
        {
            return errors.Count == 0 ? "(none)" : string.Join(" / ", errors);
        }
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had already ended.
        }

        process.Dispose();
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (errors)
        {
            errors.Enqueue(line.Trim());
            if (errors.Count > RememberedErrorLines)
            {
                errors.Dequeue();
            }
        }
    }
}

/// <summary>The worker's answer: a document in base64, or why there is none.</summary>
internal sealed record RendererAnswer(string? Pdf, string? Error);
