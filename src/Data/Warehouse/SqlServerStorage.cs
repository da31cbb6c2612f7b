using System.Globalization;
using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>
/// How SQL Server keeps the large facts: as clustered columnstores, and the monthly base partitioned by month if wished. The environment
/// variable <c>KPI_SQLSERVER_STORAGE</c> chooses when migrating: <c>columnstore</c> (the default), <c>partitioned</c>, or
/// <c>rowstore</c> for an edition or an emulation that has neither. It is part of making a table, not a migration of its own, so that
/// it cannot be forgotten when migrations are made anew.
/// </summary>
internal static class SqlServerStorage
{
    /// <summary>SQL Server 2019.</summary>
    public const int CompatibilityLevel = 150;

    /// <summary>
    /// How texts compare: code point by code point, as on SQLite and in .NET, so that <c>c1</c> and <c>C1</c> are two customers whatever the
    /// server's own collation is. Blanks at the end of a text are ignored all the same; the import cuts them off.
    /// </summary>
    public const string Collation = "Latin1_General_100_BIN2";

    private const string Variable = "KPI_SQLSERVER_STORAGE";
    private const string Columnstore = "columnstore";
    private const string Partitioned = "partitioned";
    private const string Rowstore = "rowstore";
    private const string MonthlyTable = "fact_base_month";

    private static readonly Month FirstPartition = new(2015, 1);
    private static readonly Month LastPartition = new(2040, 12);

    /// <summary>Facts of which there are many to a customer.</summary>
    public static IReadOnlyList<Type> LargeFacts { get; } =
    [typeof(BaseMonth), typeof(Contact), typeof(Moment), typeof(PlanItem), typeof(Survey), typeof(ManagerTime)];

    /// <summary>Their tables.</summary>
    private static readonly string[] LargeTables =
    [
        MonthlyTable,
        "fact_contact",
        "fact_moment",
        "fact_plan_item",
        "fact_survey",
        "fact_time",
    ];

    /// <summary>The storage that the variable names, or the default.</summary>
    /// <exception cref="DataException"><c>BAD_SETTING</c>: it names none.</exception>
    public static string Chosen =>
        Environment.GetEnvironmentVariable(Variable) switch
        {
            null or "" => Columnstore,
            (Columnstore or Partitioned or Rowstore) and var named => named,
            var other => throw new DataException(
                "BAD_SETTING",
                $"{Variable} is '{other}'; set it to {Columnstore}, {Partitioned} or {Rowstore}, or leave it out."
            ),
        };

    /// <summary>What has to follow the statement that makes a table; nothing for most tables.</summary>
    /// <exception cref="DataException"><c>BAD_SETTING</c>: the variable names no storage.</exception>
    public static IEnumerable<string> StatementsFor(string table)
    {
        var chosen = Chosen;
        if (chosen == Rowstore || !LargeTables.Contains(table, StringComparer.Ordinal))
        {
            yield break;
        }

        var isByMonth = chosen == Partitioned && table == MonthlyTable;
        if (isByMonth)
        {
            var months = FirstPartition.Through(LastPartition).Select(month => month.ToNumber().ToString(CultureInfo.InvariantCulture));
            yield return $"CREATE PARTITION FUNCTION pf_month (int) AS RANGE RIGHT FOR VALUES ({string.Join(", ", months)});";
            yield return "CREATE PARTITION SCHEME ps_month AS PARTITION pf_month ALL TO ([PRIMARY]);";
        }

        yield return $"CREATE CLUSTERED COLUMNSTORE INDEX cci_{table} ON {table}{(isByMonth ? " ON ps_month (month)" : "")};";
    }
}
