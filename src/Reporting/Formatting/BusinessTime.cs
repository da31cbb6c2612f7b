using System.Globalization;
using Kpi.Kpis;

namespace Kpi.Reporting.Formatting;

/// <summary>Instants as the business zone's clocks show them.</summary>
internal static class BusinessTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(BusinessClock.DefaultZone);

    public static DateTime Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary><c>2026-11-05 09:30 (Asia/Shanghai)</c>.</summary>
    public static string Text(DateTimeOffset instant, Lang lang) =>
        Of(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + Words.BusinessZone.In(lang);
}
