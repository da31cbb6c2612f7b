using Kpi.Api.Values;
using Kpi.Data.Evidence;
using Kpi.Data.ReadModel;
using Kpi.Kpis.Catalogue;

namespace Kpi.Api.Evidence;

/// <summary>A number as it was when it was read.</summary>
[ObjectType<EvidenceCell>(
    IgnoreProperties = [
        nameof(EvidenceCell.Kpi),
        nameof(EvidenceCell.Fingerprint),
        nameof(EvidenceCell.Branch),
        nameof(EvidenceCell.Tier),
        nameof(EvidenceCell.AsOf),
        nameof(EvidenceCell.DataVersion),
    ]
)]
public static class EvidenceCellType
{
    /// <summary>What was measured.</summary>
    public static KpiDefinition GetKpi([Parent] EvidenceCell cell, KpiReader reader) => reader.Catalogue.Find(cell.Kpi)!.At(cell.Month);

    /// <summary>The branch.</summary>
    public static BranchNode GetBranch([Parent] EvidenceCell cell, KpiReader reader) => reader.Branch(cell.Branch)!;

    /// <summary>The customers; null for all of them.</summary>
    public static DimensionMember? GetSegment([Parent] EvidenceCell cell) => KpiValueType.Member(cell.Tier);

    /// <summary>The number of the revision that it was asked as of; null for the warehouse as it was.</summary>
    public static int? GetAsOf([Parent] EvidenceCell cell) => cell.AsOf?.Number;
}
