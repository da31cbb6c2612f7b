using Kpi.Kpis;

namespace Kpi.Api.Reports.Bursts;

/// <summary>Which reports of a month are wanted: one per branch and format.</summary>
internal sealed record BurstRequest
{
    /// <summary>The formats that each name stands for: <c>pdf</c>, <c>xlsx</c>, and <c>both</c>.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<ReportFormat>> FormatsByName = new Dictionary<
        string,
        IReadOnlyList<ReportFormat>
    >(StringComparer.Ordinal)
    {
        ["pdf"] = [ReportFormat.Pdf],
        ["xlsx"] = [ReportFormat.Xlsx],
        ["both"] = [ReportFormat.Pdf, ReportFormat.Xlsx],
    };

    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>The language.</summary>
    public required Lang Lang { get; init; }

    /// <summary>What each report is written as.</summary>
    public required IReadOnlyList<ReportFormat> Formats { get; init; }

    /// <summary>The number of a revision of the month; null for the reports as they are.</summary>
    public int? AsOf { get; init; }

    /// <summary>Only this branch and those below it today; null for all that the viewer sees.</summary>
    public string? Branch { get; init; }

    /// <summary>Only branches of these levels; empty for all.</summary>
    public IReadOnlyList<BranchLevel> Levels { get; init; } = [];

    /// <summary>A name for an archive of them.</summary>
    /// <param name="top">The code of the highest branch.</param>
    public string ArchiveName(string top) =>
        $"reports-{FileNames.OfCode(top)}-{Month}{(AsOf is { } number ? $"-r{number}" : "")}-{SnakeCase.Of(Lang)}.zip";
}
