using System.Data;
using System.Data.Common;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kpi.Data.Tests.Measures;

/// <summary>What SQL Server is sent. No server is there: the statements are caught on their way and read by Microsoft's own parser.</summary>
public sealed class SqlServerQueryTests
{
    // The last month of a quarter, so that silver coverage is asked for, too.
    private static readonly MonthSpan March = MonthSpan.Of(new Month(2025, 3), BusinessClock.Default);

    [Fact]
    public async Task Every_measure_is_a_t_sql_statement()
    {
        var sent = new SentStatements();
        await using var db = Open(sent);
        var cancellation = TestContext.Current.CancellationToken;

        await BaseMonths.Query(db, March).ToListAsync(cancellation);
        await BaseMeasures.BaseAsync(db, March, cancellation);
        await BaseMeasures.ChurnAsync(db, March, cancellation);
        await ComplaintMeasures.CountsAsync(db, March, cancellation);
        await ComplaintMeasures.SettlementTimesAsync(db, March, cancellation);
        await SurveyMeasures.QueryAsync(db, March, cancellation);
        await CaseMeasures.QueryAsync(db, March, cancellation);
        await CoverageMeasures.QueryAsync(db, March, BusinessClock.Default, cancellation);

        sent.Statements.Count.ShouldBe(10, "eight measures; coverage asks whether there are contacts, for the month and for the quarter");
        foreach (var statement in sent.Statements)
        {
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);
            errors.ShouldBeEmpty(statement);
        }
    }

    [Fact]
    public async Task Measures_are_grouped_by_the_server()
    {
        var sent = new SentStatements();
        await using var db = Open(sent);

        await SurveyMeasures.QueryAsync(db, March, TestContext.Current.CancellationToken);

        sent.Statements.ShouldHaveSingleItem().ShouldContain("GROUP BY");
    }

    private static SqlServerWarehouse Open(SentStatements sent) =>
        new(
            new DbContextOptionsBuilder<SqlServerWarehouse>().UseSqlServer("Server=none").AddInterceptors(sent, new NoConnection()).Options
        );

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => new(InterceptionResult.Suppress());
    }

    private sealed class SentStatements : DbCommandInterceptor
    {
        public List<string> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Statements.Add(command.CommandText);
            // "Are there contacts?" is answered with yes; every other question with no rows.
            var answer = new DataTable();
            answer.Columns.Add("answer", typeof(bool));
            if (command.CommandText.TrimStart().StartsWith("SELECT CASE", StringComparison.Ordinal))
            {
                answer.Rows.Add(true);
            }

            return new(InterceptionResult<DbDataReader>.SuppressWithResult(answer.CreateDataReader()));
        }
    }
}
