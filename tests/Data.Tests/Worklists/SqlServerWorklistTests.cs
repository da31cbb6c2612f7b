using Kpi.Data.Measures;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Worklists;
using Microsoft.EntityFrameworkCore;
using Snapshooter.Xunit3;

namespace Kpi.Data.Tests.Worklists;

/// <summary>What SQL Server is sent for a page of a worklist in its middle, and for its counts.</summary>
public sealed class SqlServerWorklistTests
{
    [Fact]
    public async Task Every_statement_is_t_sql_and_as_reviewed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var sent = new SentStatements();
        await using var db = sent.Open();
        // The last month of a quarter, so that silver is owed contacts, too.
        var march = MonthSpan.Of(new(2025, 3), TestClock.Business);
        foreach (var kind in Enum.GetValues<WorklistKind>())
        {
            var missing = new MissingObligations(Obligations.Of(kind), Outlet: 7, march, march.Start);
            sent.Chapter($"{kind}: a page for who contacts customers, one for who must not know them, and how much there is");
            await missing.ByStake(db, march.End).Skip(100).Take(101).ToListAsync(cancellation);
            await missing.ByTime(db, march.End).Skip(100).Take(101).ToListAsync(cancellation);
            await ObligationCount.Of(missing.Owed(db), march.End).ToListAsync(cancellation);
        }

        TSql.ShouldAllBeValid(sent.Statements);
        Snapshot.Match(sent.ToString(), "SqlServerWorklist");
    }
}
