using Kpi.Data.Inspection;

namespace Kpi.Api.Doctor;

/// <summary>Of the settings that only work on SQL Server heeds.</summary>
internal static class SqlServerChecks
{
    public static IEnumerable<Check> All()
    {
        yield return new("storage", () => Finding.Ok($"on SQL Server, ./kpi migrate keeps large facts as {ServerSettings.Storage}"));
        yield return new(
            "staging",
            () =>
                Finding.Ok(
                    $"on SQL Server, ./kpi import puts rows aside in {(ServerSettings.StagesInTemporaryTables ? "temporary" : "ordinary")} tables"
                )
        );
    }
}
