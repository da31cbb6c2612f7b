namespace Kpi.Reporting.Rendering;

/// <summary>A document could not be rendered. <see cref="Code"/> is stable; the message says what happened and what to do.</summary>
public sealed class RendererException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Node, the worker's packages or the font were not found, or Node is too old or hangs.</summary>
    public const string Missing = "RENDERER_MISSING";

    /// <summary>The worker answered with an error, died twice in a row, or took too long.</summary>
    public const string Failed = "RENDERER_FAILED";

    /// <summary><see cref="Missing"/> or <see cref="Failed"/>.</summary>
    public string Code { get; } = code;

    internal static RendererException NoDirectory(string searched) =>
        new(
            Missing,
            $"The PDF renderer (worker.mjs) was not found; searched {searched}. Set KPI_RENDERER to the folder src/Reporting/Renderer."
        );

    internal static RendererException NoPackages(string directory) =>
        new(Missing, $"The PDF renderer's packages are not installed. Run: npm ci --prefix \"{directory}\"");

    internal static RendererException NoNode(string node, Exception inner) =>
        new(Missing, $"'{node}' could not be started ({inner.Message}). Install Node.js 20 or newer and put it on the PATH.", inner);

    internal static RendererException OldNode(string node, string version, int oldest) =>
        new(Missing, $"'{node}' says that it is '{version}'. Install Node.js {oldest} or newer and put it on the PATH.");

    internal static RendererException SilentNode(string node, TimeSpan patience) =>
        new(
            Missing,
            $"'{node}' did not say its version within {patience.TotalSeconds:0.#} s and was stopped. Run '{node} --version' to see why, or put another on the PATH."
        );

    internal static RendererException NoFont(string font) =>
        new(
            Missing,
            $"The font {font} is not among the PDF renderer's packages, so Chinese cannot be set. Run npm ci in its folder again."
        );

    internal static RendererException Refused(string reason) => new(Failed, $"The PDF could not be made: {reason}");

    internal static RendererException Died(string errors) =>
        new(Failed, $"The PDF renderer stopped while it made a document, twice in a row. Its last words: {errors}");

    internal static RendererException TooSlow(TimeSpan timeout) =>
        new(Failed, $"The PDF renderer did not answer within {timeout.TotalSeconds:0.#} s and was stopped.");
}
