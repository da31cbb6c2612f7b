using Kpi.Data.Assessing;
using Kpi.Data.Inspection;
using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Reconciliation;
using Kpi.Data.Revisions;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Microsoft.EntityFrameworkCore;
using Snapshooter.Xunit3;

namespace Kpi.Data.Tests.Measures;

/// <summary>What SQL Server is sent. No server is there: the statements are caught on their way and read by Microsoft's own parser.</summary>
public sealed class SqlServerQueryTests
{
    // The last month of a quarter, so that silver coverage is asked for, too.
    private static readonly Month Month = new(2025, 3);
    private static readonly MonthSpan March = MonthSpan.Of(Month, TestClock.Business);

    [Fact]
    public async Task Every_statement_is_t_sql_and_as_reviewed()
    {
        var sent = new SentStatements();
        await using var db = sent.Open();
        var cancellation = TestContext.Current.CancellationToken;

        sent.Chapter("remove a month");
        await MonthMart.RemoveAsync(db, March.Number, cancellation);
        sent.Chapter("measure a month");
        await MonthMart.MakeAsync(db, March, cancellation);
        sent.Chapter("reconcile a month");
        await Imbalances.Flow(db, March).ToListAsync(cancellation);
        await Imbalances.Carry(db, March).ToListAsync(cancellation);
        await Imbalances.Unplaced(db, March).ToListAsync(cancellation);
        sent.Chapter("load a month block");
        _ = MartReader.Read(db, March.Month);
        _ = await BranchTree.LoadAsync(db, cancellation);

        sent.Chapter("say that a month is measured");
        await Refresh.RaiseVersionAsync(db, March.Number, cancellation);

        ShouldBeAsReviewed(sent, "SqlServerStatements");
    }

    [Fact]
    public async Task Every_statement_of_reading_and_closing_is_t_sql_and_as_reviewed()
    {
        var sent = new SentStatements();
        await using var db = sent.Open();
        var cancellation = TestContext.Current.CancellationToken;
        var closed = new ClosedRevision(Month, 1, "", DateTime.UnixEpoch, "", DataVersion: 1);

        sent.Chapter("which months are out of date");
        await RefreshPlan.OfAsync(sent.Location, TestClock.Business, cancellation);
        sent.Chapter("what the warehouse holds now");
        await new KpiWarehouse(sent.Location).CurrentAsync(cancellation);
        sent.Chapter("assess a month");
        await HeldSchemes.Query(db, Month).ToListAsync(cancellation);
        await RecordedScore.Query(db, Month, [1, 2]).ToListAsync(cancellation);
        sent.Chapter("close a month");
        await AfterSendingAsync(() => new MonthClose(sent.Location, TestClock.Business).CloseAsync(db, Month, "me", cancellation));
        sent.Chapter("months to close first");
        await new MonthClose(sent.Location, TestClock.Business).OpenBeforeAsync(Month, cancellation);
        sent.Chapter("keep a revision");
        db.Revisions.Add(
            new()
            {
                Month = March.Number,
                Number = 1,
                Fingerprint = "",
                ClosedBy = "me",
                Measures = [],
            }
        );
        await db.SaveChangesAsync(cancellation);
        await MonthClose.HoldAsync(db, March.Number, 1, cancellation);
        sent.Chapter("check a closed month");
        await AfterSendingAsync(() => RevisionCheck.OfAsync(db, Month, TestClock.Business, cancellation));
        sent.Chapter("read a revision");
        await AfterSendingAsync(() => Task.FromResult(new RevisionShelf(sent.Location, new(0)).Read(closed)));
        sent.Chapter("compare revisions");
        await AfterSendingAsync(() =>
            RevisionDiff.OfAsync(sent.Location, Month, 1, null, KpiCatalogue.Default(), TestClock.Business, cancellation)
        );
        sent.Chapter("imports between closings");
        await RevisionDiff.CorrectionsBetween(db, 1, 2, [202503, 202502]).ToListAsync(cancellation);
        sent.Chapter("inspect the warehouse");
        await AfterSendingAsync(() => WarehouseInspection.MonthsAsync(sent.Location, TestClock.Business, cancellation));
        await AfterSendingAsync(() => WarehouseInspection.LastImportAsync(sent.Location, cancellation));
        await AfterSendingAsync(() => WarehouseInspection.ReadersAdviceAsync(sent.Location, cancellation));

        ShouldBeAsReviewed(sent, "SqlServerReadingStatements");
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

        await MonthMart.MakeAsync(db, March, TestContext.Current.CancellationToken);

        sent.Statements.Count.ShouldBe(
            26,
            "one for each of eighteen families, one more for the quarter's coverage, seven questions what the warehouse knows of"
        );
    }

    /// <summary>What needs a row or a transaction cannot go on without a server; by then its statements are sent.</summary>
    private static async Task AfterSendingAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception gone) when (gone is InvalidOperationException or DataException { Code: "REVISION_UNKNOWN" }) { }
    }

    private static void ShouldBeAsReviewed(SentStatements sent, string snapshot)
    {
        TSql.ShouldAllBeValid(sent.Statements);
        Snapshot.Match(sent.ToString(), snapshot);
    }
}
