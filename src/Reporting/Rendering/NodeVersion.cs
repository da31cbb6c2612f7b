using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Kpi.Reporting.Rendering;

/// <summary>Which Node.js there is.</summary>
public static class NodeVersion
{
    /// <summary>The oldest that runs the worker.</summary>
    private const int Oldest = 20;

    /// <summary>How long it may take to say its version.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The version, such as <c>v22.1.0</c>.</summary>
    /// <param name="node">The program.</param>
    /// <param name="time">The clock by which it is waited for, at most 15 s.</param>
    /// <param name="cancellation">Ends the waiting, and the program.</param>
    /// <exception cref="RendererException"><c>RENDERER_MISSING</c>: there is none, it is too old, or it does not say in time.</exception>
    public static async Task<string> DemandAsync(string node, TimeProvider time, CancellationToken cancellation)
    {
        using var process = Start(node);
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            // What it says on standard error is read, lest it waits for a reader, and dropped.
            process.BeginErrorReadLine();
            var version = (await process.StandardOutput.ReadToEndAsync(limit.Token)).Trim();
            await process.WaitForExitAsync(limit.Token);
            return int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) && major >= Oldest
                ? version
                : throw RendererException.OldNode(node, version, Oldest);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw RendererException.SilentNode(node, Patience);
        }
    }

    private static Process Start(string node)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(node, ["--version"])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (Win32Exception notStarted)
        {
            throw RendererException.NoNode(node, notStarted);
        }
    }
}
