using System.Data;
using System.Data.Common;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Sources;
using Kpi.Data.Import.Targets;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import;

/// <summary>Loads files into the warehouse by a mapping: read, validated and staged first, then merged as a whole in one transaction.</summary>
public static class FileImport
{
    /// <summary>Loads what is new or changed; rows that fail are kept with their reasons.</summary>
    /// <param name="location">The warehouse, migrated.</param>
    /// <param name="mapping">How files become rows.</param>
    /// <param name="paths">Files and folders.</param>
    /// <param name="clock">The business zone, and what today is.</param>
    /// <param name="rejectsFolder">Where the CSV of failed rows goes; made when missing.</param>
    /// <param name="progress">Told now and then how far the import has come.</param>
    /// <param name="options">What else it shall do.</param>
    /// <param name="cancellation">Ends the import with nothing written but its end in the ledger.</param>
    /// <exception cref="DataException">The files are refused (docs/importing.md lists the codes), or WAREHOUSE_BUSY; nothing is loaded.</exception>
    public static async Task<ImportSummary> RunAsync(
        WarehouseLocation location,
        Mapping mapping,
        IReadOnlyList<string> paths,
        BusinessClock clock,
        string rejectsFolder,
        IProgress<ImportProgress>? progress = null,
        ImportOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new();
        try
        {
            using var scratch = new ScratchFolder();
            var tables = new SourceTables(mapping, paths, options.CorrectedPaths, scratch.Path, cancellation);
            foreach (var notice in tables.Notices)
            {
                options.Notice?.Invoke(notice);
            }

            await using var held = await WarehouseLock.TakeAsync(location, options.Notice, options.Patience, clock.Time, cancellation);
            await using var context = location.Open();
            await context.Database.OpenConnectionAsync(cancellation);
            if (context.Database.IsSqlite())
            {
                // A cache of 64 MB instead of 2 keeps an index's inner pages in memory. Commits stay synchronous, which is SQLite's default:
                // what the ledger calls loaded must survive a power cut.
                // Rows name branches and customers by numbers that were looked up here: SQLite need not look up each again.
                await context.Database.ExecuteSqlRawAsync(
                    "PRAGMA cache_size = -65536; PRAGMA mmap_size = 0; PRAGMA temp_store = FILE; PRAGMA foreign_keys = OFF;",
                    cancellation
                );
            }

            return await ImportAsync(context, tables, rejectsFolder, scratch.Path);
        }
        catch (Exception fault) when (Refusal(fault) is { } refusal)
        {
            throw new DataException(refusal.Code, refusal.Message);
        }

        async Task<ImportSummary> ImportAsync(WarehouseContext context, SourceTables tables, string folder, string scratch)
        {
            var all = tables.All.ToList();
            if (!options.Again && await Ledger.AlreadyLoadedAsync(context, mapping, all, cancellation) is { } earlier)
            {
                return new(earlier.Id, [], null, tables.Ignored) { AlreadyLoadedAt = earlier.FinishedAt };
            }

            if (options.DryRun)
            {
                using var unwritten = new RejectFiles(folder, 0);
                return await LoadAsync(context, tables, null, unwritten, scratch);
            }

            if (await Ledger.CloseInterruptedAsync(context, cancellation) > 0)
            {
                options.Notice?.Invoke("An earlier import was interrupted; nothing of it was kept.");
            }

            var loaded = await context
                .ImportBatches.Where(row => row.State == ImportState.Loaded)
                .Select(row => row.Id)
                .ToListAsync(cancellation);
            RejectFiles.Recover(folder, loaded.Contains);
            var batch = await Ledger.BeginAsync(context, mapping, all, options, clock.Now, cancellation);
            await StopPoint.ImportBegun.ReachAsync(cancellation);
            try
            {
                using var files = new RejectFiles(folder, batch.Id);
                return await LoadAsync(context, tables, batch, files, scratch);
            }
            catch (Exception fault)
            {
                try
                {
                    await Ledger.FailAsync(context, batch, Why(fault), clock.Now);
                }
                catch (DbException)
                {
                    // The warehouse cannot be reached any more; the next import calls this one interrupted.
                }

                throw;
            }
        }

        async Task<ImportSummary> LoadAsync(
            WarehouseContext context,
            SourceTables tables,
            ImportBatch? batch,
            RejectFiles files,
            string scratch
        )
        {
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
            using var rejects = new RejectLog(files, scratch, options.MaxRejects);
            await using var run = new ImportRun(mapping, tables, context, clock, rejects, progress, cancellation);
            await StageAsync(run);
            tables.DemandUnchanged();
            await StopPoint.ImportStaged.ReachAsync(cancellation);
            foreach (var target in ImportTargets.All.Where(run.Loads))
            {
                await target.MergeAsync(run);
                await StopPoint.ImportMerging.ReachAsync(cancellation);
            }

            var dirty = await run.Dirty.AllAsync(context, await FactMonths.OfAsync(context, clock, cancellation), cancellation);
            if (batch is not null)
            {
                await MarkAsync(context, dirty, batch.Id, cancellation);
                await Ledger.CompleteAsync(run, batch, [.. tables.All], clock.Now);
                await StopPoint.ImportBeforeCommit.ReachAsync(cancellation);
                await transaction.CommitAsync(cancellation);
                await StopPoint.ImportCommitted.ReachAsync(cancellation);
            }

            return new(batch?.Id ?? 0, run.Counts, batch is null ? null : files.Keep(), tables.Ignored)
            {
                DryRun = batch is null,
                RejectedRows = rejects.Count > 0 && batch is not null ? files.Rows : null,
                RowsRead = run.RowsRead,
                IsAllRejected = Ledger.IsAllRejected(tables.All.Select(table => (run.RowsReadOf(table), rejects.CountOf(table.Path)))),
                DirtyMonths = [.. dirty.Select(month => month.ToString())],
            };
        }
    }

    /// <summary>What a fault of the world around an import amounts to; null for any other.</summary>
    private static DataException? Refusal(Exception fault) =>
        fault switch
        {
            DbException of => WarehouseFaults.Explain(of),
            IOException of => new("FILE_UNREADABLE", $"{of.Message.TrimEnd('.')}; nothing was loaded."),
            _ => null,
        };

    /// <summary>Why a run failed, for the ledger.</summary>
    private static string Why(Exception fault) =>
        (Refusal(fault) ?? fault) switch
        {
            DataException known => $"{known.Code}: {known.Message}",
            OperationCanceledException => "CANCELLED: It was stopped.",
            var unknown => $"{unknown.GetType().Name}: {unknown.Message}",
        };

    private static async Task StageAsync(ImportRun run)
    {
        await ReadKnownKeysAsync(run.Context, run.Known, run.Cancellation);
        if (run.Loads(ImportTargets.Branch))
        {
            await StageAsync(run, ImportTargets.Branch);
        }

        // Rows are judged when the branches that they may name are known.
        run.JudgeSharedRows();
        foreach (var target in ImportTargets.All.Where(target => target != ImportTargets.Branch && run.Loads(target)))
        {
            await StageAsync(run, target);
        }
    }

    private static Task StageAsync(ImportRun run, ImportTarget target)
    {
        run.Count(target.Name, 0, 0);
        return target.StageAsync(run);
    }

    /// <summary>The branches, customers and targets of the warehouse.</summary>
    internal static async Task ReadKnownKeysAsync(WarehouseContext context, KnownKeys known, CancellationToken cancellation)
    {
        await foreach (var branch in context.Branches.Select(row => new { row.Code, row.Id }).AsAsyncEnumerable())
        {
            known.Branches[branch.Code] = branch.Id;
        }

        await foreach (var target in context.Targets.AsAsyncEnumerable())
        {
            known.Targets[TargetKey.Of(target)] = target.Id;
        }

        var customers = context
            .Customers.Select(row => new
            {
                row.Code,
                row.Id,
                row.JoinedAt,
            })
            .AsAsyncEnumerable();
        await foreach (var customer in customers.WithCancellation(cancellation))
        {
            known.Customers.Set(customer.Code, new(customer.Id, customer.JoinedAt));
        }
    }

    /// <summary>Notes which months a batch changed and so are out of date.</summary>
    internal static async Task MarkAsync(WarehouseContext context, IReadOnlyList<Month> dirty, int batch, CancellationToken cancellation)
    {
        var numbers = dirty.Select(month => month.ToNumber()).ToList();
        await context.DirtyMonths.Where(row => numbers.Contains(row.Month)).ExecuteDeleteAsync(cancellation);
        await BulkLoad.InsertAsync(context, numbers.Select(month => new DirtyMonth { Month = month, BatchId = batch }), cancellation);
        await BulkLoad.InsertAsync(context, numbers.Select(month => new ImportMonth { Month = month, BatchId = batch }), cancellation);
    }
}
