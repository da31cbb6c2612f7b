using System.Globalization;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Formatting;

/// <summary>
/// How numbers are written in every document: two decimals, half away from zero, rounded only here (spec section 0).
/// Digits and separators are the same in both languages, so that a Chinese and an English copy can be laid side by side.
/// </summary>
public static class KpiText
{
    /// <summary>Written where there is no number.</summary>
    public const string None = "–";

    private const string Minus = "\u2212";

    /// <summary>A value with its unit: <c>0.28%</c>, <c>1.19‰</c>, <c>77.50</c>, <c>4.00 days</c>, <c>6,830.00 CNY</c>, <c>+7.40 pp</c>.</summary>
    public static string Value(double? value, KpiUnit unit, Lang lang) =>
        value is { } number ? Signed(number * Factor(unit), unit == KpiUnit.PercentagePoints ? "+" : "") + Suffix(unit, lang) : None;

    /// <inheritdoc cref="Value(double?, KpiUnit, Lang)"/>
    public static string Value(KpiValue value, Lang lang) => Value(value.Value, value.Kpi.Unit, lang);

    /// <summary>A value as a narrow cell has room for it: money without its unit, which <see cref="NameInTable"/> says.</summary>
    public static string ValueInTable(KpiValue value, Lang lang) =>
        value is { Kpi.Unit: KpiUnit.Cny, Value: { } amount } ? Signed(amount, "") : Value(value, lang);

    /// <summary>A KPI's name for a table of <see cref="ValueInTable"/>.</summary>
    public static string NameInTable(KpiDefinition kpi, Lang lang)
    {
        var name = kpi.Name.In(lang);
        return kpi.Unit != KpiUnit.Cny ? name
            : lang == Lang.Zh ? $"{name}（{Words.After(kpi.Unit).Zh}）"
            : $"{name} ({Words.After(kpi.Unit).En})";
    }

    /// <summary>A count with thousands separated; decimals only if it has any: <c>10,060</c>, <c>10,100.50</c>.</summary>
    public static string Amount(double? amount)
    {
        if (amount is not { } number)
        {
            return None;
        }

        var rounded = Round(number);
        return Fix(rounded.ToString(rounded == decimal.Truncate(rounded) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture));
    }

    /// <summary>Numerator and denominator: <c>28 / 10,060</c>; for a KPI that is no ratio the number of observations: <c>n = 45</c>.</summary>
    public static string Ratio(KpiValue value) =>
        value.Numerator is { } numerator ? $"{Amount(numerator)} / {Amount(value.Denominator)}" : $"n = {Amount(value.Denominator)}";

    /// <summary>The 95% interval: <c>0.19%–0.40%</c>; a unit that is a word stands once: <c>−0.70–+15.43 pp</c>.</summary>
    public static string Interval(KpiValue value, Lang lang)
    {
        if (value.Interval is not { } interval)
        {
            return None;
        }

        var (low, high) = (Value(interval.Low, value.Kpi.Unit, lang), Value(interval.High, value.Kpi.Unit, lang));
        var suffix = Suffix(value.Kpi.Unit, lang);
        return suffix.StartsWith(' ') ? $"{low[..^suffix.Length]}–{high}" : $"{low}–{high}";
    }

    /// <summary>A change with its sign and without its unit: <c>+0.12</c>; percentages change by percentage points.</summary>
    public static string Change(double? now, double? before, KpiUnit unit) =>
        now is { } to && before is { } from ? Signed((to - from) * Factor(unit), "+") : None;

    /// <summary>The unit of a change: percentage points for percentages, else the value's own.</summary>
    public static string ChangeUnit(KpiUnit unit, Lang lang) =>
        unit switch
        {
            KpiUnit.Percent => Words.PercentagePoints.In(lang),
            KpiUnit.PerMille => "‰",
            KpiUnit.Points or KpiUnit.NetPoints => Words.Points.In(lang),
            _ => Words.After(unit).In(lang),
        };

    /// <summary>The version of a definition and the fingerprint of what gives its number: <c>1 (d538f38eddf9)</c>.</summary>
    public static string Version(KpiDefinition kpi) => $"{kpi.Version.ToString(CultureInfo.InvariantCulture)} ({kpi.Fingerprint})";

    /// <summary>Rounds to two decimals, half away from zero. Decimal sees 1.005 where binary has 1.00499….</summary>
    public static decimal Round(double number) => Math.Round((decimal)number, 2, MidpointRounding.AwayFromZero);

    /// <summary>What a stored value is multiplied by before it is written: a percentage is stored as a fraction.</summary>
    internal static double Factor(KpiUnit unit) => unit is KpiUnit.Percent or KpiUnit.PercentagePoints ? 100 : 1;

    private static string Suffix(KpiUnit unit, Lang lang) =>
        unit switch
        {
            KpiUnit.Percent => "%",
            KpiUnit.PerMille => "‰",
            KpiUnit.Points or KpiUnit.NetPoints => "",
            _ => $" {Words.After(unit).In(lang)}",
        };

    private static string Signed(double number, string plus)
    {
        var rounded = Round(number);
        return (rounded > 0 ? plus : "") + Fix(rounded.ToString("#,##0.00", CultureInfo.InvariantCulture));
    }

    /// <summary>A real minus sign, and none before a rounded zero.</summary>
    private static string Fix(string text) =>
        text.Trim('-', '0', '.') is "" ? text.TrimStart('-') : text.Replace("-", Minus, StringComparison.Ordinal);
}
