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
        yield return new(Words.HowToRead.In(lang), HowToRead(kpi, lang));
        foreach (var target in kpi.Targets)
        {
            yield return new(Words.Target.In(lang), TargetText(kpi, target, lang));
        }

        yield return new(Words.Version.In(lang), KpiText.Version(kpi));
    }

    private static string HowToRead(KpiDefinition kpi, Lang lang)
    {
        var direction = Words.Of(kpi.Direction).In(lang);
        var minimum = KpiText.Amount(kpi.MinimumDenominator);
        return (lang, kpi.MinimumDenominator > 0) switch
        {
            (Lang.Zh, true) => $"{direction}；分母小于 {minimum} 时不作评价。",
            (Lang.Zh, false) => $"{direction}。",
            (_, true) => $"{direction}; not judged if the denominator is below {minimum}.",
            _ => $"{direction}.",
        };
    }

    private static string TargetText(KpiDefinition kpi, KpiTarget target, Lang lang)
    {
        var value = KpiText.Value(target.Value, kpi.Unit, lang);
        if (target.IsByInterval)
        {
            return lang == Lang.Zh
                ? $"95% 置信区间全部优于 {value}（{target.Source.Zh}）"
                : $"the whole 95% interval better than {value} ({target.Source.En})";
        }

        return (lang, target.IsFullYear) switch
        {
            (Lang.Zh, true) => $"全年 {value}（{target.Source.Zh}）",
            (Lang.Zh, false) => $"{value}（{target.Source.Zh}）",
            (_, true) => $"{value} over the year ({target.Source.En})",
            _ => $"{value} ({target.Source.En})",
        };
    }
}
