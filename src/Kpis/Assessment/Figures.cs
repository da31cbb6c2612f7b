using System.Globalization;
using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment;

/// <summary>Numbers as they stand in the working: exact enough to recompute by hand, the same in both languages.</summary>
internal static class Figures
{
    public static string Plain(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Money(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    public static string Score(decimal score) => score.ToString("0.00##", CultureInfo.InvariantCulture);

    public static string Signed(double number) => number.ToString("+0.######;−0.######;0", CultureInfo.InvariantCulture);

    public static string InUnit(double value, KpiUnit unit) =>
        unit switch
        {
            KpiUnit.Percent => $"{Plain(100 * value)}%",
            KpiUnit.PerMille => $"{Plain(value)}‰",
            _ => Plain(value),
        };
}
