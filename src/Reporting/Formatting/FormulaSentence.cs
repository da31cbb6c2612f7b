using System.Globalization;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;

namespace Kpi.Reporting.Formatting;

/// <summary>A KPI's formula as a reader without the catalogue understands it.</summary>
public static class FormulaSentence
{
    /// <summary>The formula in one line, with the names of measures; <c>customers lost ÷ (customers at month opening − administrative exits)</c>.</summary>
    public static string Of(KpiDefinition kpi, Lang lang) => Formula(kpi.Formula, lang) + Filter(kpi, lang);

    private static string Formula(KpiFormula formula, Lang lang) =>
        formula switch
        {
            RatioFormula ratio => Quotient(ratio.Scale, Sum(ratio.Numerator, lang), ratio.Denominator, lang) + Window(ratio.Window, lang),
            SumFormula sum => Sum(sum.Amount, lang, isWhole: true) + Baseline(sum.Baseline, lang),
            NetPromoterFormula net => Quotient(
                100,
                Bracket($"{Sum(net.Promoters, lang)} − {Sum(net.Detractors, lang)}", lang),
                net.Responses,
                lang
            ),
            SurvivalMedianFormula { Times: SurvivalTimes.SettlementTimes } => lang == Lang.Zh
                ? "投诉处理天数的 Kaplan–Meier 中位数，未结案件按截尾处理"
                : "Kaplan–Meier median of the days to settle a complaint, open complaints censored",
            SurvivalMedianFormula => lang == Lang.Zh
                ? "首次接触小时数的 Kaplan–Meier 中位数，未接触的按截尾处理"
                : "Kaplan–Meier median of the hours to first contact, cases not contacted censored",
            AnnualisedFormula annualised => lang == Lang.Zh
                ? $"1 −（1 − {annualised.Of.Name.Zh}）¹²，按最近 12 个月合并计算"
                : $"1 − (1 − {annualised.Of.Name.En})¹², pooled over the last twelve months",
            YearOnYearFormula change => lang == Lang.Zh
                ? $"{change.Of.Name.Zh} − 去年同月{change.Of.Name.Zh}"
                : $"{change.Of.Name.En} − {change.Of.Name.En} of the same month a year earlier",
            _ => KpiText.None,
        };

    private static string Baseline(SumBaseline? baseline, Lang lang) =>
        baseline is null
            ? ""
            : $" − {Quotient(1, Sum(baseline.Amount, lang), baseline.Per, lang)} × {Sum(baseline.Times, lang)}".Replace(
                " （",
                "（",
                StringComparison.Ordinal
            );

    private static string Quotient(double factor, string numerator, LinearSum denominator, Lang lang)
    {
        var scale = factor == 1 ? "" : Number(factor) + " × ";
        return $"{scale}{numerator} ÷ {Divisor(denominator, lang)}".Replace(" （", "（", StringComparison.Ordinal);
    }

    private static string Window(KpiWindow window, Lang lang) =>
        (window, lang) switch
        {
            (KpiWindow.YearToDate, Lang.Zh) => "；分子为 1 月至本月之和，分母为各月平均",
            (KpiWindow.YearToDate, _) => "; numerator summed from January, denominator averaged over the months",
            (KpiWindow.LastTwelveMonths, Lang.Zh) => "；最近 12 个月",
            (KpiWindow.LastTwelveMonths, _) => "; over the last twelve months",
            _ => "",
        };

    private static string Filter(KpiDefinition kpi, Lang lang)
    {
        var tiers = kpi.Tiers.Select(tier => Words.Of(tier).In(lang));
        return kpi.Tiers.Count == 0 ? ""
            : lang == Lang.Zh ? $"；仅计{string.Join('、', tiers)}客户"
            : $"; only customers of tier {string.Join(", ", tiers)}";
    }

    /// <summary>A product after ÷ needs brackets of its own, or a reader multiplies by what was to be divided by.</summary>
    private static string Divisor(LinearSum sum, Lang lang)
    {
        var text = Sum(sum, lang);
        return !text.Contains(" × ", StringComparison.Ordinal) || text[0] is '(' or '（' ? text : Bracket(text, lang);
    }

    private static string Bracket(string text, Lang lang) => lang == Lang.Zh ? $"（{text}）" : $"({text})";

    private static string Sum(LinearSum sum, Lang lang, bool isWhole = false)
    {
        var common =
            sum.Terms.Count > 1 && sum.Terms.All(term => term.Coefficient == sum.Terms[0].Coefficient) ? sum.Terms[0].Coefficient : 1;
        var text = string.Concat(
            sum.Terms.Select((term, index) => Term(term with { Coefficient = term.Coefficient / common }, index == 0, lang))
        );
        var braced = sum.Terms.Count == 1 || isWhole ? text : Bracket(text, lang);
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
