using System.Text.Json.Serialization;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Pdf;

/// <summary>What the template branch-report.typ reads, in its order on the page: finished texts, and numbers only where a chart needs them.</summary>
internal sealed record PdfContent
{
    public required string Lang { get; init; }
    public required string Title { get; init; }

    /// <summary>Year, month, day, hour and minute in the business zone.</summary>
    public required IReadOnlyList<int> Created { get; init; }
    public required Masthead Masthead { get; init; }
    public required Summary Summary { get; init; }
    public required HeadlineTable Headline { get; init; }
    public Section<Chart>? Trends { get; init; }
    public Section<ComparisonTable>? Children { get; init; }
    public Section<ComparisonTable>? Tiers { get; init; }
    public required Section<DefinitionEntry> Definitions { get; init; }

    /// <summary>What met, near and missed are called.</summary>
    public required IReadOnlyDictionary<string, string> StatusWords { get; init; }
    public required string RunningHead { get; init; }
    public required string Foot { get; init; }
}

/// <summary>Title block.</summary>
internal sealed record Masthead(string Report, string Branch, string Month, string Level, string Path, string Code);

/// <summary>The month in a sentence and in counts.</summary>
internal sealed record Summary(string Heading, string Reading, IReadOnlyList<StatusCount> Counts);

/// <summary>How many KPIs have a status; kind is met, near, missed or none.</summary>
internal sealed record StatusCount(string Kind, string Label, string Count);

/// <summary>A heading with parts and notes below them.</summary>
internal sealed record Section<T>(string Heading, IReadOnlyList<T> Parts, IReadOnlyList<string> Notes);

internal sealed record HeadlineTable(
    string Heading,
    IReadOnlyList<string> Head,
    IReadOnlyList<HeadlineRow> Rows,
    IReadOnlyList<string> Notes
);

internal sealed record HeadlineRow
{
    public required string Name { get; init; }
    public required string Value { get; init; }
    public required string Mark { get; init; }
    public required string Ratio { get; init; }
    public required string Interval { get; init; }
    public required string Target { get; init; }

    /// <summary>met, near, missed; null if the value is not judged.</summary>
    public string? Status { get; init; }

    /// <summary>The status in words, or why there is none.</summary>
    public required string StatusLabel { get; init; }
    public required Change Previous { get; init; }
    public required Change YearAgo { get; init; }
}

/// <summary>A change and its unit, apart so that numbers align.</summary>
internal sealed record Change(string Number, string Unit);

/// <summary>Rows of branches or tiers against KPIs.</summary>
internal sealed record ComparisonTable(IReadOnlyList<string> Head, IReadOnlyList<ComparisonRow> Rows);

internal sealed record ComparisonRow(string Name, bool IsTotal, IReadOnlyList<ComparisonCell> Cells);

internal sealed record ComparisonCell(string Text, string Mark, string? Status);

internal sealed record DefinitionEntry(string Name, string Code, IReadOnlyList<DefinitionLine> Lines);

internal sealed record DefinitionLine(string Label, string Text);

/// <summary>A trend chart: the worker draws it by the kind's builder in Renderer/charts.</summary>
internal sealed record Chart
{
    public required string Title { get; init; }

    /// <summary>The target in words; empty if there is none.</summary>
    public required string Target { get; init; }
    public required ChartSpec Drawing { get; init; }
}

internal sealed record ChartSpec
{
    [JsonPropertyName("chart")]
    public string Kind { get; } = "trend";
    public required string Alt { get; init; }
    public int Width { get; } = 340;
    public int Height { get; } = 150;
    public required IReadOnlyList<string> Months { get; init; }
    public required IReadOnlyList<double?> Values { get; init; }

    /// <summary>Whether a value may be judged; the others are drawn hollow.</summary>
    public required IReadOnlyList<bool> Firm { get; init; }
    public required ChartAxis Axis { get; init; }

    /// <summary>One per month: the target of a cumulated KPI grows over the year.</summary>
    public required IReadOnlyList<double?> Targets { get; init; }
    public ChartLast? Last { get; init; }
}

internal sealed record ChartLast(int Index, string Label);
