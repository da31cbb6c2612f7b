using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kpi.Kpis.Catalogue;

/// <summary>
/// Names what gives a KPI's number by its content: the same fingerprint is the same arithmetic, whatever the KPI is called.
/// It is the first twelve hexadecimal digits of the SHA-256 of the canonical form.
/// </summary>
internal static class Fingerprint
{
    private const int Digits = 12;

    public static string Of(KpiDefinition kpi) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(kpi))))[..Digits];

    /// <summary>The canonical form: unit, tiers, kind and sums. Terms stand in the order of their measures, so that writing order is no change.</summary>
    internal static string Text(KpiDefinition kpi) =>
        $"{SnakeCase.Of(kpi.Unit)};{string.Join(',', kpi.Tiers.Order().Select(SnakeCase.Of))};{Text(kpi.Formula)}";

    private static string Text(KpiFormula formula) =>
        formula switch
        {
            RatioFormula ratio => string.Create(
                CultureInfo.InvariantCulture,
                $"ratio;{ratio.Scale:R};{Text(ratio.Numerator)};{Text(ratio.Denominator)};{SnakeCase.Of(ratio.Window)};{SnakeCase.Of(ratio.Months)}"
            ),
            SumFormula { Baseline: { } baseline } sum =>
                $"sum;{Text(sum.Amount)};{Text(baseline.Amount)};{Text(baseline.Per)};{Text(baseline.Times)};{SnakeCase.Of(sum.Months)}",
            SumFormula sum => $"sum;{Text(sum.Amount)};{SnakeCase.Of(sum.Months)}",
            NetPromoterFormula net =>
                $"net_promoter;{Text(net.Promoters)};{Text(net.Detractors)};{Text(net.Responses)};{SnakeCase.Of(net.Months)}",
            SurvivalMedianFormula median => $"survival_median;{SnakeCase.Of(median.Times)}",
            AnnualisedFormula annualised => $"annualised;({Text(annualised.Of)})",
            YearOnYearFormula change => $"year_on_year;({Text(change.Of)})",
            _ => throw new NotSupportedException($"No canonical form for {formula.GetType().Name}."),
        };

    private static string Text(LinearSum sum) =>
        string.Join(
            '+',
            sum.Terms.GroupBy(term => term.Measure)
                .Select(same => (Measure: same.Key, Coefficient: same.Sum(term => term.Coefficient)))
                .OrderBy(term => term.Measure.ToString(), StringComparer.Ordinal)
                .Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Coefficient:R}*{SnakeCase.Of(term.Measure)}"))
        );
}
