using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Api.Catalogue;

/// <summary>The months.</summary>
[QueryType]
public static class MonthQueries
{
    /// <summary>The months that have measures, newest last.</summary>
    public static IEnumerable<MonthStatus> GetMonths(KpiReader reader, BusinessClock clock) =>
        reader.Months.Select(month => new MonthStatus(
            month,
            clock.IsRunning(month),
            reader.ClosingOf(month).Closing,
            [
                .. reader
                    .RevisionsOf(month)
                    .Select(closed => new MonthRevisionInfo(closed.Number, closed.Fingerprint, closed.ClosedAt, closed.ClosedBy)),
            ]
        ));
}

/// <summary>A month that has measures.</summary>
/// <param name="Month">The month.</param>
/// <param name="IsPartial">Whether the month is still running, so that its values are partial.</param>
/// <param name="Closing">How far its closing has come.</param>
/// <param name="Revisions">Its closings, oldest first; empty while it was never closed.</param>
public sealed record MonthStatus(Month Month, bool IsPartial, MonthClosing Closing, IReadOnlyList<MonthRevisionInfo> Revisions)
{
    /// <summary>The fingerprint of its last closing; null while it was never closed.</summary>
    public string? Fingerprint => Revisions.Count > 0 ? Revisions[^1].Fingerprint : null;
}

/// <summary>A closing of a month.</summary>
/// <param name="Number">1 for the first; one more for each correction. What <c>asOf</c> takes.</param>
/// <param name="Fingerprint">SHA-256 of the month's canonical measures, in hexadecimal.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="ClosedBy">Who closed it.</param>
[GraphQLName("MonthRevision")]
public sealed record MonthRevisionInfo(int Number, string Fingerprint, DateTime ClosedAt, string ClosedBy);
