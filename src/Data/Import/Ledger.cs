using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Sources;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import;

/// <summary>Writes the import ledger: a run is noted when it begins, so that one that was killed is known by it, and completed with its rows.</summary>
/// <remarks>Its caller holds the warehouse's lock, so every other run that is still called running is dead.</remarks>
internal static class Ledger
{
    /// <summary>Calls runs that were killed interrupted; returns how many there were.</summary>
    public static Task<int> CloseInterruptedAsync(WarehouseContext context, CancellationToken cancellation) =>
        context
            .ImportBatches.Where(batch => batch.State == ImportState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.State, ImportState.Interrupted), cancellation);

    /// <summary>
    /// The run that loaded these very files with this very mapping, if reading them again could change nothing: no later run changed the
    /// warehouse, no row waits for its date to come, and not all were rejected.
    /// </summary>
    public static async Task<ImportBatch?> AlreadyLoadedAsync(
        WarehouseContext context,
        Mapping mapping,
        IReadOnlyList<SourceTable> tables,
        CancellationToken cancellation
    )
    {
        var batches = await context
            .ImportBatches.Where(batch => batch.State == ImportState.Loaded)
            .OrderByDescending(batch => batch.Id)
            .ToListAsync(cancellation);
        var files = tables.Select(table => (table.Name, table.Scan.Sha256)).Order().ToList();
        foreach (var batch in batches)
        {
            var id = batch.Id;
            if (batch.MappingHash == mapping.Hash)
            {
                var loaded = await context.ImportFiles.Where(file => file.BatchId == id).ToListAsync(cancellation);
                if (loaded.Select(file => (file.Name, file.Sha256!)).Order().SequenceEqual(files))
                {
                    var waits = await context.ImportRejects.AnyAsync(
                        reject => reject.BatchId == id && reject.Code == FaultCode.FutureDate,
                        cancellation
                    );
                    return waits || IsAllRejected(loaded.Select(file => (file.RowsRead, file.Rejected))) ? null : batch;
                }
            }

            if (batch.Loaded > 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether files had rows, and none of them was accepted.</summary>
    public static bool IsAllRejected(IEnumerable<(long RowsRead, long Rejected)> files)
    {
        var filled = files.Where(file => file.RowsRead > 0).ToList();
        return filled.Count > 0 && filled.TrueForAll(file => file.Rejected >= file.RowsRead);
    }

    /// <summary>Notes that a run begins, and of which files.</summary>
    public static async Task<ImportBatch> BeginAsync(
        WarehouseContext context,
        Mapping mapping,
        IReadOnlyList<SourceTable> tables,
        ImportOptions options,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var batch = new ImportBatch
        {
            Id = await context.ImportBatches.Select(row => row.Id).OrderDescending().FirstOrDefaultAsync(cancellation) + 1,
            Mapping = mapping.FileName,
            MappingHash = mapping.Hash,
            By = options.By.Length > 200 ? options.By[..200] : options.By,
            State = ImportState.Running,
            StartedAt = now,
        };
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await BulkLoad.InsertAsync(context, [batch], cancellation);
        await NoteFilesAsync(context, batch.Id, tables.Select((table, i) => File(table, batch.Id, i + 1)), cancellation);
        await transaction.CommitAsync(cancellation);
        return batch;
    }

    /// <summary>Notes that a run failed; what it had begun has been undone.</summary>
    /// <param name="context">The warehouse.</param>
    /// <param name="batch">The run.</param>
    /// <param name="why">A code and a sentence.</param>
    /// <param name="now">When, in UTC.</param>
    public static Task FailAsync(WarehouseContext context, ImportBatch batch, string why, DateTime now)
    {
        var line = why.ReplaceLineEndings(" ");
        var failure = line.Length > ImportLedgerModel.FailureLength ? line[..ImportLedgerModel.FailureLength] : line;
        return context
            .ImportBatches.Where(row => row.Id == batch.Id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.State, ImportState.Failed)
                    .SetProperty(row => row.Failure, failure)
                    .SetProperty(row => row.FinishedAt, now)
            );
    }

    /// <summary>Completes a run, in the transaction that loads its rows.</summary>
    public static async Task CompleteAsync(ImportRun run, ImportBatch batch, IReadOnlyList<SourceTable> tables, DateTime now)
    {
        var (context, cancellation, id) = (run.Context, run.Cancellation, batch.Id);
        await LoadedAsync(context, id, run.RowsRead, run.Counts, now, cancellation);
        var files = tables.Select(
            (table, i) =>
            {
                var file = File(table, id, i + 1);
                (file.RowsRead, file.Rejected) = (run.RowsReadOf(table), run.Rejects.CountOf(table.Path));
                return file;
            }
        );
        await NoteFilesAsync(context, id, files, cancellation);
        await BulkLoad.InsertAsync(context, run.Controls.Select(control => Of(control, id)), cancellation);
        await BulkLoad.InsertAsync(context, run.Rejects.All(id), cancellation);
    }

    /// <summary>Notes how many rows a run has loaded.</summary>
    internal static async Task LoadedAsync(
        WarehouseContext context,
        int batch,
        long rowsRead,
        IReadOnlyList<TargetCount> counts,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var version = await context.DataVersions.Select(row => row.Version).SingleAsync(cancellation);
        await context
            .ImportBatches.Where(row => row.Id == batch)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, ImportState.Loaded)
                        .SetProperty(row => row.FinishedAt, now)
                        .SetProperty(row => row.DataVersion, version)
                        .SetProperty(row => row.RowsRead, rowsRead)
                        .SetProperty(row => row.Loaded, counts.Sum(count => count.Loaded))
                        .SetProperty(row => row.Unchanged, counts.Sum(count => count.Unchanged))
                        .SetProperty(row => row.Rejected, counts.Sum(count => count.Rejected)),
                cancellation
            );
    }

    /// <summary>Notes the files of a run, in place of those noted before.</summary>
    internal static async Task NoteFilesAsync(
        WarehouseContext context,
        int batch,
        IEnumerable<ImportFile> files,
        CancellationToken cancellation
    )
    {
        await context.ImportFiles.Where(file => file.BatchId == batch).ExecuteDeleteAsync(cancellation);
        await BulkLoad.InsertAsync(context, files, cancellation);
    }

    private static ImportFile File(SourceTable table, int batch, int number) =>
        new()
        {
            BatchId = batch,
            Number = number,
            Name = table.Name.Length > 200 ? table.Name[..200] : table.Name,
            Sha256 = table.Scan.Sha256,
            Bytes = table.Scan.Bytes,
        };

    private static ImportControl Of(ImportControl control, int batch)
    {
        control.BatchId = batch;
        return control;
    }
}
