using Kpi.Data;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Kpi.Reporting;
using Kpi.Reporting.Excel;
using Kpi.Reporting.Pdf;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.Reports;

/// <summary>
/// Reads the values of one report and has them set as a document. A report is published, so each value is added up by the branch tree as it
/// stood at its month's end (as-was, spec section 0), and the branches below are those that stood below then.
/// </summary>
public sealed class ReportPress(PdfRenderer renderer, TimeProvider time)
{
    private const int TrendMonths = 24;

    /// <summary>How many documents to make at a time: while one waits for a worker, the next is read.</summary>
    internal int AtOnce => 2 * renderer.Workers;

    /// <summary>The clock by which its reports are dated.</summary>
    internal TimeProvider Time => time;

    /// <summary>The document's bytes.</summary>
    /// <exception cref="DataException"><c>BRANCH_UNKNOWN</c>, <c>MONTH_UNKNOWN</c> or <c>REVISION_UNKNOWN</c>: the reader has no such branch, month or revision.</exception>
    /// <exception cref="RendererException">The PDF could not be set.</exception>
    public Task<byte[]> PrintAsync(ReportDocument document, KpiReader reader, CancellationToken cancellation)
    {
        var report = Compose(document, reader);
        return document.Format == ReportFormat.Pdf
            ? new PdfReport(renderer).RenderAsync(report, document.Lang, cancellation)
            : Task.FromResult(ExcelReport.Create(report, document.Lang));
    }

    internal static DataException UnknownBranch(string code) =>
        new("BRANCH_UNKNOWN", $"There is no branch '{code}', or you may not see it.");

    internal BranchReport Compose(ReportDocument document, KpiReader reader)
    {
        var month = document.Month;
        var branch = reader.Branch(document.BranchCode) ?? throw UnknownBranch(document.BranchCode);
        if (!reader.Months.Contains(month))
        {
            var range = reader.Months.Count == 0 ? "it has none yet" : $"it has {reader.Months[0]} to {reader.Months[^1]}";
            throw new DataException("MONTH_UNKNOWN", $"The warehouse has no measures for {month}; {range}.");
        }

        var kpis = reader.Catalogue.Main.ToList();
        RevisionId? revision = document.AsOf is { } number ? new(month, number) : null;
        return new()
        {
            Branch = branch.Info,
            Ancestors = [.. reader.AncestorsAtEndOf(month, branch).Select(ancestor => ancestor.Info)],
            Month = month,
            DataVersion = reader.DataVersion,
            GeneratedAt = time.GetUtcNow(),
            Rows =
            [
                .. kpis.Select(kpi => Read(kpi, branch, month))
                    .Select(value => new KpiRow(value, reader.Previous(value), reader.YearAgo(value))),
            ],
            Trends = [.. kpis.Select(kpi => new KpiTrend(kpi, Trend(kpi)))],
            Children =
            [
                .. reader
                    .ChildrenAtEndOf(month, branch)
                    .Select(child => new ChildBranch(child.Info, [.. kpis.Select(kpi => Read(kpi, child, month))])),
            ],
            Tiers = [.. Segment.ByTier.Select(TierOf).Where(tier => tier.Values.Any(value => value.State != KpiState.NoData))],
        };

        KpiValue Read(KpiDefinition kpi, BranchNode of, Month at, Segment segment = default) =>
            reader.Read(kpi, of, at, segment, asOf: revision, hierarchy: Hierarchy.AsWas);

        // A bank has platinum customers, a telecom has none: a tier that nobody is in is left out.
        TierValues TierOf(Segment segment) => new(segment.Tier!.Value, [.. kpis.Select(kpi => Read(kpi, branch, month, segment))]);

        IReadOnlyList<KpiValue> Trend(KpiDefinition kpi) =>
            [.. month.AddMonths(1 - TrendMonths).Through(month).Where(reader.Months.Contains).Select(point => Read(kpi, branch, point))];
    }
}
