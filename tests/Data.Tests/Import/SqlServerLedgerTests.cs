using Kpi.Data.Import;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Measures;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Snapshooter.Xunit3;

namespace Kpi.Data.Tests.Import;

/// <summary>What an import sends to SQL Server beside the statements of its staging tables: the lock, the ledger, known keys, branches, months out of date.</summary>
public sealed class SqlServerLedgerTests
{
    private static readonly ImportBatch Batch = new() { Id = 1, Mapping = "m.yaml" };

    [Fact]
    public async Task Every_statement_is_t_sql_and_as_reviewed()
    {
        var sent = new SentStatements();
        await using var db = sent.Open();
        var cancellation = TestContext.Current.CancellationToken;

        sent.Chapter("take the right to write, and give it back");
        sent.Add("DECLARE @result int; " + WarehouseLock.TakeStatement);
        sent.Add(WarehouseLock.ReleaseStatement);
        sent.Chapter("do readers wait for writers");
        await Should.ThrowAsync<InvalidOperationException>(() =>
            db.Database.SqlQueryRaw<bool>(WarehouseTables.ReadsSnapshots).SingleAsync(cancellation)
        );
        sent.Chapter("what was loaded before");
        await Ledger.AlreadyLoadedAsync(db, ShopMapping.Mapping, [], cancellation);
        await Ledger.CloseInterruptedAsync(db, cancellation);
        sent.Chapter("known keys");
        await FileImport.ReadKnownKeysAsync(db, new KnownKeys(), cancellation);
        await new KnownSchemes().ReadAsync(db, cancellation);
        sent.Chapter("a branch that changed, and one that is new");
        db.Update(Branch(1));
        // No server says that a row was changed.
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(cancellation));
        db.ChangeTracker.Clear();
        db.Add(Branch(2));
        await db.SaveChangesAsync(cancellation);
        sent.Chapter("months out of date");
        await FactMonths.OfAsync(db, TestClock.Business, cancellation);
        await new DirtyMonths(TestClock.Business).AllAsync(db, [], cancellation);
        // What follows its statement needs a connection.
        await Should.ThrowAsync<InvalidOperationException>(() => FileImport.MarkAsync(db, [new(2024, 10)], 1, cancellation));
        sent.Chapter("the files of a run");
        await Should.ThrowAsync<InvalidOperationException>(() =>
            Ledger.NoteFilesAsync(db, Batch.Id, [new() { Name = "shops.csv" }], cancellation)
        );
        sent.Chapter("how a run ended");
        await Ledger.FailAsync(db, Batch, "DISK_FULL: The disk is full.", TestClock.Business.Now);
        await Ledger.LoadedAsync(db, Batch.Id, 9, [new("branch", 7, 1, 1)], TestClock.Business.Now, cancellation);

        foreach (var statement in sent.Statements)
        {
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);
            errors.ShouldBeEmpty(statement);
        }

        Snapshot.Match(sent.ToString(), "SqlServerLedger");
    }

    private static Branch Branch(int id) =>
        new()
        {
            Id = id,
            Code = $"b{id}",
            NameZh = "网点",
            NameEn = "Outlet",
        };
}
