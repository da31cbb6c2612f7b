using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Reconciliation;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kpi.Data.Tests.Measures;

/// <summary>What SQL Server is sent. No server is there: the statements are caught on their way and read by Microsoft's own parser.</summary>
public sealed class SqlServerQueryTests
{
    // The last month of a quarter, so that silver coverage is asked for, too.
    private static readonly Month Month = new(2025, 3);
    private static readonly MonthSpan March = MonthSpan.Of(Month, BusinessClock.Default);

    [Fact]
    public async Task Every_statement_is_t_sql_and_as_reviewed()
    {
        var sent = new SentStatements();
        await using var db = sent.Open();
        var cancellation = TestContext.Current.CancellationToken;

        sent.Chapter("remove a month");
        await MonthMart.RemoveAsync(db, March.Number, cancellation);
        sent.Chapter("measure a month");
        await MonthMart.MakeAsync(db, March, BusinessClock.Default, cancellation);
        sent.Chapter("reconcile a month");
        await Imbalances.Flow(db, March).ToListAsync(cancellation);
        await Imbalances.Carry(db, March).ToListAsync(cancellation);
        await Imbalances.Unplaced(db, March).ToListAsync(cancellation);
        sent.Chapter("load a month block");
        _ = MonthRows.Load(db, March.Month);
        _ = await BranchTree.LoadAsync(db, cancellation);

        foreach (var statement in sent.Statements)
        {
            var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);
            errors.ShouldBeEmpty(statement);
            script.Accept(new NoQueryInAggregates(statement));
        }

        Snapshot.Match(sent.ToString(), "SqlServerStatements.sql");
    }

    [Fact]
    public async Task Measures_are_grouped_by_the_server()
    {
        var sent = new SentStatements();
        await using var db = sent.Open();

        await SurveyMeasures.QueryAsync(db, March, TestContext.Current.CancellationToken);

        sent.Statements.ShouldHaveSingleItem().ShouldContain("GROUP BY");
    }

    [Fact]
    public async Task A_month_takes_the_same_number_of_commands_whatever_it_holds()
    {
        var sent = new SentStatements();
        await using var db = sent.Open();

        await MonthMart.MakeAsync(db, March, BusinessClock.Default, TestContext.Current.CancellationToken);

        sent.Statements.Count.ShouldBe(
            25,
            "one for each of eighteen families, one more for the quarter's coverage, six questions what the warehouse knows of"
        );
    }

    /// <summary>SQL Server refuses an aggregate over an expression that holds a query (error 130); its parser does not.</summary>
    private sealed class NoQueryInAggregates(string statement) : TSqlFragmentVisitor
    {
        private static readonly string[] Aggregates = ["COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG"];

        public override void Visit(FunctionCall node)
        {
            if (Aggregates.Contains(node.FunctionName.Value, StringComparer.OrdinalIgnoreCase))
            {
                var queries = new Queries();
                node.AcceptChildren(queries);
                queries.Count.ShouldBe(0, statement);
            }
        }

        private sealed class Queries : TSqlFragmentVisitor
        {
            public int Count { get; private set; }

            public override void Visit(QueryExpression node) => Count++;
        }
    }
}
