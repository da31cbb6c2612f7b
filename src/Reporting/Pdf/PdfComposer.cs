using System.Globalization;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Pdf;

/// <summary>Composes the document's content, section by section in the order of the page.</summary>
internal static class PdfComposer
{
    private const int RunningHeadWidth = 60;

    public static PdfContent Compose(BranchReport report, Lang lang)
    {
        var name = report.Branch.Name.In(lang);
        var month = Words.Of(report.Month, lang);
        var created = BusinessTime.Of(report.GeneratedAt);
        return new()
        {
            Lang = lang == Lang.Zh ? "zh" : "en",
            Title = $"{name} – {Words.ReportName.In(lang)} – {month}",
            Created = [created.Year, created.Month, created.Day, created.Hour, created.Minute],
            Masthead = Masthead(report, lang),
            Summary = Summary(report, lang),
            Headline = HeadlineSection.Of(report, lang),
            Trends = TrendSection.Of(report, lang),
            Children = ComparisonSection.OfChildren(report, lang),
            Tiers = ComparisonSection.OfTiers(report, lang),
            Definitions = DefinitionSection.Of(report, lang),
            StatusWords = Enum.GetValues<KpiStatus>().ToDictionary(status => StatusKind.Of(status)!, status => Words.Of(status).In(lang)),
            RunningHead = $"{ShortName.Of(name, RunningHeadWidth)}  |  {month}",
            Foot = Foot(report, lang),
        };
    }

    private static Masthead Masthead(BranchReport report, Lang lang) =>
        new(
            Words.ReportName.In(lang),
            report.Branch.Name.In(lang),
            Words.Of(report.Month, lang),
            Words.Of(report.Branch.Level).In(lang),
            string.Join(" › ", report.Ancestors.Select(ancestor => ancestor.Name.In(lang))),
            report.Branch.Code
        );

    private static Summary Summary(BranchReport report, Lang lang)
    {
        StatusCount Count(string kind, LocalizedText label, KpiStatus? status) =>
            new(kind, label.In(lang), report.Rows.Count(row => row.Current.Status == status).ToString(CultureInfo.InvariantCulture));

        return new(
            Words.Summary.In(lang),
            Reading.Of(report, lang),
            [
                Count("met", Words.Of(KpiStatus.Met), KpiStatus.Met),
                Count("near", Words.Of(KpiStatus.Near), KpiStatus.Near),
                Count("missed", Words.Of(KpiStatus.Missed), KpiStatus.Missed),
                Count("none", Words.NotJudged, null),
            ]
        );
    }

    private static string Foot(BranchReport report, Lang lang) => string.Join("  |  ", Provenance.Of(report, lang));
}
