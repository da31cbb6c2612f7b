using Kpi.Api.Catalogue;
using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Api.KpiTables;

/// <summary>Many values at once.</summary>
[QueryType]
public static class KpiTableQueries
{
    private const int MostValues = 100_000;

    /// <summary>Many KPIs for many branches and months in one scan.</summary>
    /// <param name="where">Which values.</param>
    /// <param name="reader">What the viewer sees.</param>
    public static KpiTable GetKpiTable(KpiTableInput where, KpiReader reader)
    {
        if (where.From > where.To)
        {
            throw KpiErrors.InvalidRange(where.From, where.To);
        }

        var kpis = reader.Find(where.Kpis);
        var branches = Branches(where, reader);
        var months = reader.Months.Where(month => where.From <= month && month <= where.To).ToList();
        var segments = where.Dimension is null ? [Segment.All] : Segment.ByTier;
        var (hierarchy, revision) = (where.Hierarchy, reader.RevisionOf(where.To, where.AsOf));
        var values = (long)kpis.Count * branches.Count * months.Count * segments.Count;
        if (values > MostValues)
        {
            throw KpiErrors.TableTooLarge(values, MostValues);
        }

        return new(
            kpis,
            branches,
            months,
            from month in months
            from branch in branches
            from segment in segments
            from kpi in kpis
            select reader.Read(kpi, branch, month, segment, asOf: revision, hierarchy: hierarchy)
        );
    }

    private static IReadOnlyList<BranchNode> Branches(KpiTableInput where, KpiReader reader)
    {
        if (where.Branches is { } codes)
        {
            return where.Parent is null && where.Level is null
                ? [.. codes.Select(code => Find(code, reader))]
                : throw KpiErrors.AmbiguousBranches();
        }

        var parent = where.Parent is null ? reader.Top : Find(where.Parent, reader);
        return (where.Parent, where.Level) switch
        {
            (null, null) => [parent],
            (_, null) => parent.Children,
            (_, { } level) => [.. parent.Subtree().Where(branch => branch.Info.Level == level)],
        };
    }

    private static BranchNode Find(string code, KpiReader reader) => reader.Branch(code) ?? throw KpiErrors.UnknownBranch(code);
}
