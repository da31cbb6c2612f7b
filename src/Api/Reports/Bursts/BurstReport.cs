using Kpi.Kpis;

namespace Kpi.Api.Reports.Bursts;

/// <summary>A report of a burst.</summary>
/// <param name="Document">The report.</param>
/// <param name="Level">The level of its branch today.</param>
/// <param name="File">The name of its file, different from every other of the burst on every system.</param>
internal sealed record BurstReport(ReportDocument Document, BranchLevel Level, string File);

/// <summary>What became of a report: a document, or why there is none.</summary>
/// <param name="Report">The report.</param>
/// <param name="Bytes">The document; null if it failed.</param>
/// <param name="Failure">Why it failed; null if it did not.</param>
internal sealed record BurstOutcome(BurstReport Report, byte[]? Bytes, BurstFailure? Failure);

/// <summary>Why a report was not made.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Reason">One sentence, for whoever reads the reports.</param>
/// <param name="Cause">What was not foreseen, for the log alone; null for a reason that is known.</param>
internal sealed record BurstFailure(string Code, string Reason, Exception? Cause = null);
