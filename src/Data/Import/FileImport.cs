using System.Data;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Sources;
using Kpi.Data.Import.Targets;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import;

/// <summary>Loads files into the warehouse by a mapping: validated, idempotent, and in one transaction.</summary>
public static class FileImport
{
    /// <summary>Loads what is new or changed; rows that fail are kept with their reasons.</summary>
    /// <param name="location">The warehouse, migrated.</param>
    /// <param name="mapping">How files become rows.</param>
    /// <param name="paths">Files and folders.</param>
    /// <param name="clock">The business zone, and what today is.</param>
    /// <param name="rejectsFolder">Where the CSV of failed rows goes; made when missing.</param>
    /// <param name="progress">Told now and then how far the import has come.</param>
    /// <param name="cancellation">Ends the import with nothing written.</param>
    /// <exception cref="DataException">FILE_NOT_FOUND, FILE_MISSING, NOT_A_TABLE or COLUMN_MISSING; nothing is written.</exception>
    public static async Task<ImportSummary> RunAsync(
        WarehouseLocation location,
        Mapping mapping,
        IReadOnlyList<string> paths,
        BusinessClock clock,
        string rejectsFolder,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var startedAt = DateTime.UtcNow;
        var tables = new SourceTables(mapping, paths);
        await using var context = location.Open();
        // Serializable: the ids that this run gives follow the greatest there is, so no other run may give the same.
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var run = new ImportRun(mapping, tables, context, clock, progress, cancellation);
        await LoadAsync(run);

        var batch = Batch(run, mapping, startedAt);
        batch.Id = await context.ImportBatches.Select(row => row.Id).OrderDescending().FirstOrDefaultAsync(cancellation) + 1;
        await WriteLedgerAsync(run, batch);
        using var rejects = RejectFile.Draft(rejectsFolder, batch.Id, run.Rejects.All);
        await transaction.CommitAsync(cancellation);
        return new(batch.Id, run.Counts, rejects?.Keep(), tables.Ignored);
    }

    private static async Task LoadAsync(ImportRun run)
    {
        await ReadKnownKeysAsync(run);
        await LoadAsync(run, ImportTargets.Branch);
        // Rows are judged when the branches that they may name are known.
        run.JudgeSharedRows();
        foreach (var target in ImportTargets.All.Where(target => target != ImportTargets.Branch))
        {
            await LoadAsync(run, target);
        }
    }

    private static async Task LoadAsync(ImportRun run, ImportTarget target)
    {
        if (run.LoadsOf(target).Count > 0)
        {
            run.Count(target.Name, 0, 0);
            await target.LoadAsync(run);
        }
    }

    private static async Task ReadKnownKeysAsync(ImportRun run)
    {
        await foreach (var branch in run.Context.Branches.Select(row => new { row.Code, row.Id }).AsAsyncEnumerable())
        {
            run.Known.Branches[branch.Code] = branch.Id;
        }

        var customers = run
            .Context.Customers.Select(row => new
            {
                row.Code,
                row.Id,
                row.JoinedAt,
            })
            .AsAsyncEnumerable();
        await foreach (var customer in customers.WithCancellation(run.Cancellation))
        {
            run.Known.Customers[customer.Code] = new KnownCustomer(customer.Id, customer.JoinedAt);
        }
    }

    private static ImportBatch Batch(ImportRun run, Mapping mapping, DateTime startedAt) =>
        new()
        {
            Mapping = mapping.FileName,
            StartedAt = startedAt,
            Loaded = run.Counts.Sum(count => count.Loaded),
            Unchanged = run.Counts.Sum(count => count.Unchanged),
            Rejected = run.Counts.Sum(count => count.Rejected),
        };

    private static async Task WriteLedgerAsync(ImportRun run, ImportBatch batch)
    {
        await BulkLoad.InsertAsync(run.Context, [batch], run.Cancellation);
        foreach (var reject in run.Rejects.All)
        {
            reject.BatchId = batch.Id;
        }

        await BulkLoad.InsertAsync(run.Context, run.Rejects.All, run.Cancellation);
    }
}
