namespace Kpi.Data.Evidence;

/// <summary>Some rows behind a number.</summary>
/// <param name="Rows">The rows, in their order.</param>
/// <param name="Places">The place of each, to go on from.</param>
/// <param name="HasNext">Whether rows follow.</param>
public sealed record EvidencePage(IReadOnlyList<EvidenceRow> Rows, IReadOnlyList<string> Places, bool HasNext);
