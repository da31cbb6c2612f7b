namespace Kpi.Data.Import.Staging;

/// <summary>
/// Where rows are staged on SQL Server. The environment variable <c>KPI_SQLSERVER_STAGING</c> chooses: <c>temporary</c> tables (the default), which need no
/// right to make tables, or ordinary <c>tables</c> for an emulation whose bulk copy does not reach temporary ones. Either go with the import, or with
/// its transaction if it is killed.
/// </summary>
internal static class SqlServerStaging
{
    private const string Variable = "KPI_SQLSERVER_STAGING";
    private const string Temporary = "temporary";
    private const string Tables = "tables";

    /// <summary>What stands before the name of a staging table.</summary>
    /// <exception cref="DataException"><c>BAD_SETTING</c>: the variable names neither.</exception>
    public static string Prefix => PrefixOf(Environment.GetEnvironmentVariable(Variable));

    internal static string PrefixOf(string? setting) =>
        setting switch
        {
            null or "" or Temporary => "#",
            Tables => "",
            _ => throw new DataException("BAD_SETTING", $"{Variable} is '{setting}'; set it to {Temporary} or {Tables}, or leave it out."),
        };
}
