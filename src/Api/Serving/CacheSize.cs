using System.Globalization;
using Kpi.Data;
using Kpi.Data.ReadModel;

namespace Kpi.Api.Serving;

/// <summary>How much memory the server may keep months in between questions: the setting <c>KPI_CACHE_MB</c>, of the environment or appsettings.</summary>
internal static class CacheSize
{
    private const string Setting = "KPI_CACHE_MB";
    private const int Megabyte = 1 << 20;
    private const int Most = 1 << 20;

    /// <summary>The size in bytes; the default where nothing is set.</summary>
    /// <exception cref="DataException"><c>CACHE_SIZE_INVALID</c>.</exception>
    public static long Of(IConfiguration configuration) =>
        configuration[Setting] is not { Length: > 0 } text ? KpiWarehouse.DefaultCacheBytes
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes is > 0 and <= Most
            ? (long)megabytes * Megabyte
        : throw new DataException(
            "CACHE_SIZE_INVALID",
            $"{Setting} is '{text}'; set it to a whole number of megabytes from 1 to {Most}, or leave it out for {KpiWarehouse.DefaultCacheBytes / Megabyte}."
        );
}
