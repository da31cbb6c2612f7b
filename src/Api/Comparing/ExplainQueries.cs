using Kpi.Api.Catalogue;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Comparing;
using Kpi.Kpis.Statistics.Decomposition;

namespace Kpi.Api.Comparing;

/// <summary>Why a value changed.</summary>
[QueryType]
public static class ExplainQueries
{
    /// <summary>
    /// The change of a KPI between two months, as effects that sum to it exactly: what parts did (rate), and what the shift between parts did (mix). Null where
    /// one of the months has no value.
    /// </summary>
    /// <param name="where">Which change, by which parts.</param>
    /// <param name="reader">What the viewer sees.</param>
    public static Explanation? GetExplain(ExplainInput where, KpiReader reader)
    {
        var kpi = reader.Find(where.Kpi);
        var branch = reader.Branch(where.Branch) ?? throw KpiErrors.UnknownBranch(where.Branch);
        if (
            kpi.At(where.To).Formula is not RatioFormula { Window: KpiWindow.Month } ratio
            || kpi.At(where.From).Version != kpi.At(where.To).Version
        )
        {
            throw KpiErrors.NotExplainable(kpi.Id);
        }

        IReadOnlyList<BranchNode> branches =
            where.By is ExplainBy.Branch or ExplainBy.BranchAndTier && branch.Children.Count > 0 ? branch.Children : [branch];
        IReadOnlyList<Segment> segments = where.By is ExplainBy.Tier or ExplainBy.BranchAndTier ? Segment.ByTier : [Segment.All];
        var (before, after) = (where.From, where.To);
        var revision = reader.RevisionOf(after, where.AsOf);
        var rows =
            from part in branches
            from segment in segments
            select new ChangeRow(Path(part, segment), Of(part, before, segment), Of(part, after, segment));
        return Explanation.Of(rows, ratio.Scale);

        Ratio Of(BranchNode part, Month month, Segment segment)
        {
            var value = reader.Read(kpi, part, month, segment, asOf: revision);
            return value is { Denominator: < 0 } or { Denominator: 0, Numerator: not (null or 0) }
                ? throw KpiErrors.ImpossiblePart(value)
                : new(value.Numerator ?? 0, value.Denominator);
        }

        string[] Path(BranchNode part, Segment segment) =>
            where.By switch
            {
                ExplainBy.Branch => [part.Info.Code],
                ExplainBy.Tier => [SnakeCase.Of(segment.Tier!.Value).ToUpperInvariant()],
                _ => [part.Info.Code, SnakeCase.Of(segment.Tier!.Value).ToUpperInvariant()],
            };
    }
}

/// <summary>By which parts a change is explained.</summary>
public enum ExplainBy
{
    /// <summary>The branches right below.</summary>
    Branch,

    /// <summary>The customers' tiers.</summary>
    Tier,

    /// <summary>The branches right below, and each by its tiers.</summary>
    BranchAndTier,
}

/// <summary>Which change is explained.</summary>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Branch">The branch.</param>
/// <param name="From">The month before.</param>
/// <param name="To">The month after.</param>
/// <param name="By">By which parts.</param>
/// <param name="AsOf">The number of a revision of the month after: both months as they stood when that was closed; left out, as they are.</param>
public sealed record ExplainInput(
    [property: ID] string Kpi,
    [property: ID] string Branch,
    Month From,
    Month To,
    [property: DefaultValue(ExplainBy.Branch)] ExplainBy By,
    int? AsOf
);

/// <summary>What a part contributes.</summary>
[ObjectType<ExplainedPart>]
public static class ExplainedPartType
{
    /// <summary>The branch; null where the part is a tier.</summary>
    public static BranchNode? GetBranch([Parent] ExplainedPart part, KpiReader reader) => reader.Branch(part.Key);
}
