using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Pdf;

/// <summary>The appendix: what each number means.</summary>
internal static class DefinitionSection
{
    public static Section<DefinitionEntry> Of(BranchReport report, Lang lang) =>
        new(
            Words.Definitions.In(lang),
            [.. report.Rows.Select(row => new DefinitionEntry(row.Kpi.Name.In(lang), row.Kpi.Code, [.. Lines(row.Kpi, lang)]))],
            []
        );

    private static IEnumerable<DefinitionLine> Lines(KpiDefinition kpi, Lang lang)
    {
        yield return new(Words.Definition.In(lang), kpi.Definition.In(lang));
        yield return new(Words.Formula.In(lang), FormulaSentence.Of(kpi, lang));
        yield return new(Words.Direction.In(lang), Words.Of(kpi.Direction).In(lang));
        if (kpi.Target is { } target)
        {
            yield return new(Words.Target.In(lang), TargetText(kpi, target, lang));
        }

        if (kpi.MinimumDenominator > 0)
        {
            yield return new(Words.MinimumDenominator.In(lang), KpiText.Amount(kpi.MinimumDenominator));
        }
    }

    private static string TargetText(KpiDefinition kpi, KpiTarget target, Lang lang)
    {
        var value = KpiText.Value(target.Value, kpi.Unit, lang);
        return (lang, target.IsFullYear) switch
        {
            (Lang.Zh, true) => $"全年 {value}（{target.Source.Zh}）",
            (Lang.Zh, false) => $"{value}（{target.Source.Zh}）",
            (_, true) => $"{value} over the year ({target.Source.En})",
            _ => $"{value} ({target.Source.En})",
        };
    }
}
