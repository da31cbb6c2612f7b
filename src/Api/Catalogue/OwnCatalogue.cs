using Kpi.Data;
using Kpi.Kpis.Catalogue;

namespace Kpi.Api.Catalogue;

/// <summary>The catalogue that ships and, where <c>KPI_CATALOGUE</c> names a file, the operator's own KPIs on top.</summary>
internal static class OwnCatalogue
{
    /// <summary>The environment variable that names the own file.</summary>
    public const string Variable = "KPI_CATALOGUE";

    /// <exception cref="CatalogueException">A file is not valid; the message lists every problem with its file and line.</exception>
    /// <exception cref="DataException"><c>CATALOGUE_NOT_READ</c>: the own file cannot be read.</exception>
    public static KpiCatalogue Load()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(path))
        {
            return KpiCatalogue.Default();
        }

        try
        {
            return KpiCatalogue.With(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                "CATALOGUE_NOT_READ",
                $"The catalogue '{path}' that {Variable} names cannot be read: {cannot.Message} Mend the path, or unset {Variable} to use the built-in KPIs alone."
            );
        }
    }
}
