using System.Data;
using System.Data.Common;
using System.Text;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Tests.Measures;

/// <summary>Catches what a context sends to a SQL Server that is not there. "Is there any?" is answered with yes, every other question with no rows.</summary>
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

    public override string ToString() => text.ToString();

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
        var answer = new DataTable();
        answer.Columns.Add("answer", typeof(bool));
        if (command.CommandText.TrimStart().StartsWith("SELECT CASE", StringComparison.Ordinal))
        {
            answer.Rows.Add(true);
        }

        return InterceptionResult<DbDataReader>.SuppressWithResult(answer.CreateDataReader());
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

    private void Keep(DbCommand command)
    {
        var statement = command.CommandText.ReplaceLineEndings("\n").Trim();
        Statements.Add(statement);
        text.Append(statement).Append("\nGO\n\n");
    }

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
