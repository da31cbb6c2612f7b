using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kpi.Kpis;

namespace Kpi.Api.Reports.Bursts;

/// <summary>
/// What a burst made, for whoever must show later which branch was sent what: each file with its size and SHA-256, each report that failed with the
/// reason, and the state of the month and of the data that all were read from.
/// </summary>
internal sealed class BurstManifest(ReportBurst burst, BusinessClock clock, DateTimeOffset startedAt)
{
    /// <summary>The name of its file. A folder without it holds an unfinished burst.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Branch codes stay readable; nobody splices the file into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Written> reports = [];
    private readonly List<Failed> failures = [];

    /// <summary>Whether the month is still running, so that its values are partial.</summary>
    public bool IsPartial => clock.IsRunning(burst.Request.Month);

    /// <summary>How many reports were made.</summary>
    public int Made => reports.Count;

    /// <summary>The size of all documents.</summary>
    public long Bytes => reports.Sum(report => report.Bytes);

    /// <summary>The reports that failed.</summary>
    public IReadOnlyList<Failed> Failures => failures;

    /// <summary>Takes down what became of a report.</summary>
    public void Add(BurstOutcome outcome)
    {
        var (document, level, file) = outcome.Report;
        var format = SnakeCase.Of(document.Format);
        if (outcome.Bytes is { } bytes)
        {
            reports.Add(
                new(document.BranchCode, SnakeCase.Of(level), format, file, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))
            );
        }
        else
        {
            failures.Add(new(document.BranchCode, SnakeCase.Of(level), format, file, outcome.Failure!.Code, outcome.Failure.Reason));
        }
    }

    /// <summary>The manifest as JSON in UTF-8.</summary>
    public byte[] ToJson(DateTimeOffset finishedAt) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Month = $"{burst.Request.Month}",
                IsPartial,
                Closing = SnakeCase.Of(burst.Closing.Closing),
                Revision = burst.Closing.Number,
                burst.Request.AsOf,
                Lang = SnakeCase.Of(burst.Request.Lang),
                burst.DataVersion,
                TreeAsOf = burst.Request.Month.LastDay,
                startedAt,
                finishedAt,
                reports,
                failures,
            },
            Options
        );

    /// <summary>The files that a manifest lists, at least one; null if it is no manifest of a burst.</summary>
    public static IReadOnlySet<string>? FilesIn(byte[] manifest)
    {
        try
        {
            var listed = JsonSerializer.Deserialize<Listed>(manifest, Options);
            List<string?> files = [.. (listed?.Reports ?? []).Concat(listed?.Failures ?? []).Select(report => report?.File)];
            return files.Count == 0 || files.Contains(null) ? null : files.OfType<string>().ToHashSet(StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A report that was made.</summary>
    internal sealed record Written(string Branch, string Level, string Format, string File, int Bytes, string Sha256);

    /// <summary>A report that was not.</summary>
    internal sealed record Failed(string Branch, string Level, string Format, string File, string Code, string Reason);

    private sealed record Listed(IReadOnlyList<ListedFile?>? Reports, IReadOnlyList<ListedFile?>? Failures);

    private sealed record ListedFile(string? File);
}
