using Kpi.Data;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;

namespace Kpi.Api.Assessing;

/// <summary>The schemes for months of which the warehouse has none: those that ship, or, where <c>KPI_SCHEMES</c> names a file, that file's alone.</summary>
internal static class OwnSchemes
{
    /// <summary>The environment variable that names the own file.</summary>
    public const string Variable = "KPI_SCHEMES";

    /// <exception cref="SchemeException">The own file is not valid; the message lists every problem with its line.</exception>
    /// <exception cref="DataException"><c>SCHEMES_NOT_READ</c>: the own file cannot be read.</exception>
    public static IReadOnlyList<AssessmentScheme> Load(KpiCatalogue catalogue)
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(path))
        {
            return SchemeFile.Default();
        }

        try
        {
            var own = SchemeFile.Parse(File.ReadAllText(path), catalogue.Units);
            return [.. own.Select(scheme => scheme with { Source = SchemeSource.OwnFile })];
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                "SCHEMES_NOT_READ",
                $"The schemes '{path}' that {Variable} names cannot be read: {cannot.Message} Mend the path, or unset {Variable} to use the built-in scheme."
            );
        }
    }
}
