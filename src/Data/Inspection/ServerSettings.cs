using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Inspection;

/// <summary>The settings of the environment that only work on SQL Server heeds, judged before it begins.</summary>
public static class ServerSettings
{
    /// <summary>How migrating keeps large facts: columnstore, partitioned or rowstore.</summary>
    /// <exception cref="DataException"><c>BAD_SETTING</c>: <c>KPI_SQLSERVER_STORAGE</c> is none of them.</exception>
    public static string Storage => SqlServerStorage.Chosen;

    /// <summary>Whether an import puts rows aside in temporary tables, rather than in ordinary ones.</summary>
    /// <exception cref="DataException"><c>BAD_SETTING</c>: <c>KPI_SQLSERVER_STAGING</c> says neither.</exception>
    public static bool StagesInTemporaryTables => SqlServerStaging.Prefix.Length > 0;
}
