using Kpi.Data.ReadModel;
using Kpi.Kpis.Values;

namespace Kpi.Data.Evidence;

/// <summary>Finds the rows behind the numbers that a viewer reads, within the viewer's scope.</summary>
public sealed class EvidenceReader(KpiReader reader, CustomerPseudonyms pseudonyms)
{
    /// <summary>
    /// What to ask for the rows of a value by; null where there are none to show: nothing was measured, the value is no quotient and no
    /// plain sum, the facts of one of its measures are not kept one by one, or it was asked as of a closing by which its own month was open,
    /// so that no branch tree was closed with it.
    /// </summary>
    public EvidenceCell? CellOf(KpiValue value) =>
        value.Value is not null && PartsOf(value) is not null
            ? new(
                value.Kpi.Id,
                value.Version,
                value.Kpi.Fingerprint,
                value.BranchCode,
                value.Month,
                value.Period,
                value.Segment.Tier,
                KpiReader.HierarchyOf(value),
                value.AsOf,
                reader.DataVersion,
                value.Numerator ?? value.Value.Value,
                value.Denominator
            )
            : null;

    /// <summary>The evidence of a cell, as the facts are now.</summary>
    /// <exception cref="DataException">
    /// <c>EVIDENCE_UNKNOWN</c>: there is no such branch, KPI or closing, or the viewer does not see it. <c>EVIDENCE_NOT_KEPT</c>: the KPI is
    /// counted by another definition now.
    /// </exception>
    public CellEvidence Find(EvidenceCell cell)
    {
        if (
            reader.Branch(cell.Branch) is not { } branch
            || reader.Catalogue.Find(cell.Kpi)?.At(cell.Month) is not { } kpi
            || !IsKnown(cell.AsOf)
        )
        {
            throw Unknown();
        }

        var value = reader.Read(kpi, branch, cell.Month, new(cell.Tier), cell.Period, cell.AsOf, cell.Hierarchy);
        var parts = value.Kpi.Fingerprint == cell.Fingerprint ? PartsOf(value) : null;
        return parts is null
            ? throw new DataException(
                "EVIDENCE_NOT_KEPT",
                $"'{cell.Kpi}' is counted by another definition now than when the number was read; read it again and ask with its new token."
            )
            : new(reader.Snapshot.Warehouse, cell, parts, Scope(cell, branch), pseudonyms, IsMeasuredAgain(cell, parts));
    }

    /// <summary>What a viewer is told who has no right to know more.</summary>
    public static DataException Unknown() =>
        new(
            "EVIDENCE_UNKNOWN",
            "The token names no number that you may see. Take it from the field 'evidence' of a value that you read yourself."
        );

    private ValueParts? PartsOf(KpiValue value)
    {
        var then = value.AsOf is { } revision ? reader.StandingAt(revision) : null;
        if (then is not null && then.TreeOf(value.Month) is null)
        {
            return null;
        }

        var parts = ValueParts.Of(
            value.Kpi,
            value.Month,
            value.Period,
            value.Segment,
            month => then is null ? reader.Months.Contains(month) : then.NumberOf(month) != 0
        );
        return parts is not null && EvidenceSources.Cover(parts) ? parts : null;
    }

    private bool IsKnown(RevisionId? asOf) =>
        asOf is not { } revision || reader.RevisionsOf(revision.Month).Any(known => known.Number == revision.Number);

    /// <summary>The branches that the number is added up from, as it was asked for.</summary>
    private EvidenceScope Scope(EvidenceCell cell, BranchNode branch)
    {
        var counted =
            cell.AsOf is { } revision ? Codes(reader.StandingAt(revision).TreeOf(cell.Month)?.Find(cell.Branch))
            : cell.Hierarchy == Hierarchy.AsIs ? Codes(branch)
            : Codes(reader.Snapshot.TreeAtEndOf(cell.Month).Find(branch.Id));
        return new([.. counted.Select(code => reader.Snapshot.Tree.Find(code)).OfType<BranchNode>()], reader);
    }

    private static IEnumerable<string> Codes(BranchNode? top) => top?.Subtree().Select(one => one.Info.Code) ?? [];

    /// <summary>Whether a month of the number was measured anew after it was read or, for a closing, after that.</summary>
    private bool IsMeasuredAgain(EvidenceCell cell, ValueParts parts) =>
        parts.Months.Any(part =>
            cell.AsOf is { } revision
                ? reader.Snapshot.Closings.Held(part.Month)?.Fingerprint != reader.StandingAt(revision).RevisionOf(part.Month)?.Fingerprint
                : reader.Snapshot.Versions.GetValueOrDefault(part.Month) > cell.DataVersion
        );
}
