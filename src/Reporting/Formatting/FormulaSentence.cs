using System.Globalization;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;

namespace Kpi.Reporting.Formatting;

/// <summary>A KPI's formula as a reader without the catalogue understands it.</summary>
internal static class FormulaSentence
{
    public static string Of(KpiDefinition kpi, Lang lang) =>
        kpi.Formula switch
        {
            RatioFormula ratio => Ratio(ratio, lang),
            SettlementMedianFormula => lang == Lang.Zh
                ? "投诉处理天数的 Kaplan–Meier 中位数，未结案件按截尾处理"
                : "Kaplan–Meier median of the days to settle a complaint, open complaints censored",
            _ => KpiText.None,
        };

    private static string Ratio(RatioFormula ratio, Lang lang)
    {
        var scale = ratio.Scale == 1 ? "" : Number(ratio.Scale) + " × ";
        var quotient = $"{scale}{Sum(ratio.Numerator, lang)} ÷ {Divisor(ratio.Denominator, lang)}";
        quotient = quotient.Replace(" （", "（", StringComparison.Ordinal);
        return ratio.Window == KpiWindow.Month
            ? quotient
            : quotient
                + (
                    lang == Lang.Zh
                        ? "；分子为 1 月至本月之和，分母为各月平均"
                        : "; numerator summed from January, denominator averaged over the months"
                );
    }

    /// <summary>A product after ÷ needs brackets of its own, or a reader multiplies by what was to be divided by.</summary>
    private static string Divisor(LinearSum sum, Lang lang)
    {
        var text = Sum(sum, lang);
        return !text.Contains(" × ", StringComparison.Ordinal) || text[0] is '(' or '（' ? text : Bracket(text, lang);
    }

    private static string Bracket(string text, Lang lang) => lang == Lang.Zh ? $"（{text}）" : $"({text})";

    private static string Sum(LinearSum sum, Lang lang)
    {
        var common =
            sum.Terms.Count > 1 && sum.Terms.All(term => term.Coefficient == sum.Terms[0].Coefficient) ? sum.Terms[0].Coefficient : 1;
        var text = string.Concat(
            sum.Terms.Select((term, index) => Term(term with { Coefficient = term.Coefficient / common }, index == 0, lang))
        );
        var braced = sum.Terms.Count == 1 ? text : Bracket(text, lang);
        return common == 1 ? braced : $"{Number(common)} × {braced}";
    }

    private static string Term(LinearTerm term, bool isFirst, Lang lang)
    {
        var size = Math.Abs(term.Coefficient);
        var sign =
            term.Coefficient < 0 ? " − "
            : isFirst ? ""
            : " + ";
        return sign + (size == 1 ? "" : Number(size) + " × ") + MeasureNames.Of(term.Measure).In(lang);
    }

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
