using System.Data;
using System.Data.Common;
using System.Text;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Tests.Measures;

/// <summary>
/// Catches what a context sends to a SQL Server that is not there. "Is there any?" is answered with yes, but for months out of date; the
/// data version is 1, the one branch is HQ, the one month that is measured 2025-03; every other question is answered with no rows.
/// </summary>
internal sealed class SentStatements : DbCommandInterceptor
{
    private readonly StringBuilder text = new();

    public List<string> Statements { get; } = [];

    public SqlServerWarehouse Open() =>
        new(
            new DbContextOptionsBuilder<SqlServerWarehouse>().UseSqlServer("Server=none").AddInterceptors(this, new NoConnection()).Options
        );

    /// <summary>Begins a part of the snapshot.</summary>
    public void Chapter(string title) => text.Append($"-- {title}\n\n");

    /// <summary>Takes up a statement that is not sent through EF Core.</summary>
    public void Add(string statement)
    {
        Statements.Add(statement);
        text.Append(statement).Append("\nGO\n\n");
    }

    public override string ToString() => text.ToString();

    public WarehouseLocation Location => WarehouseLocation.Through(Open, "no server");

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Keep(command);
        return InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command.CommandText.TrimStart()).CreateDataReader());
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Keep(command);
        return new(InterceptionResult<int>.SuppressWithResult(0));
    }

    private static DataTable Answer(string statement) =>
        statement switch
        {
            _ when statement.StartsWith("SELECT CASE", StringComparison.Ordinal) => Row(
                !statement.Contains("[dirty_month]", StringComparison.Ordinal)
                    && !statement.Contains("[delivered_month]", StringComparison.Ordinal)
            ),
            _ when statement.Contains("FROM [data_version]", StringComparison.Ordinal) => Row(1L),
            _ when statement.StartsWith("SELECT [m].[month], [m].[refreshed_at]", StringComparison.Ordinal) => Row(
                202503,
                DateTime.UnixEpoch,
                null,
                1L
            ),
            _ when statement.StartsWith("SELECT [d].[id], [d].[code]", StringComparison.Ordinal) => Row(
                1,
                "HQ",
                false,
                0,
                "HQ",
                "总行",
                null,
                null
            ),
            _ when statement.StartsWith("SELECT MIN(", StringComparison.Ordinal)
                    || statement.StartsWith("SELECT MAX(", StringComparison.Ordinal) => Row([null]),
            _ => Row(),
        };

    private static DataTable Row(params object?[] values)
    {
        var table = new DataTable();
        foreach (var value in values)
        {
            table.Columns.Add(null, value?.GetType() ?? typeof(object));
        }

        if (values.Length > 0)
        {
            table.Rows.Add(values);
        }

        return table;
    }

    private void Keep(DbCommand command) => Add(command.CommandText.ReplaceLineEndings("\n").Trim());

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => new(InterceptionResult.Suppress());

        public override InterceptionResult ConnectionOpening(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => InterceptionResult.Suppress();
    }
}
