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
    /// warehouse, and no row waits for its date to come.
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
                    return waits ? null : batch;
                }
            }

            if (batch.Loaded > 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Notes that a run begins.</summary>
    public static async Task<ImportBatch> BeginAsync(
        WarehouseContext context,
        Mapping mapping,
        ImportOptions options,
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
            StartedAt = DateTime.UtcNow,
        };
        await BulkLoad.InsertAsync(context, [batch], cancellation);
        return batch;
    }

    /// <summary>Notes that a run failed; what it had begun has been undone.</summary>
    public static Task FailAsync(WarehouseContext context, ImportBatch batch) =>
        context
            .ImportBatches.Where(row => row.Id == batch.Id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.State, ImportState.Failed).SetProperty(row => row.FinishedAt, DateTime.UtcNow)
            );

    /// <summary>Completes a run, in the transaction that loads its rows.</summary>
    public static async Task CompleteAsync(ImportRun run, ImportBatch batch, IReadOnlyList<SourceTable> tables)
    {
        var (context, cancellation, id) = (run.Context, run.Cancellation, batch.Id);
        await LoadedAsync(context, id, run.RowsRead, run.Counts, cancellation);
        var files = tables.Select(
            (table, i) =>
                new ImportFile
                {
                    BatchId = id,
                    Number = i + 1,
                    Name = table.Name.Length > 200 ? table.Name[..200] : table.Name,
                    Sha256 = table.Scan.Sha256,
                    Bytes = table.Scan.Bytes,
                    RowsRead = run.RowsReadOf(table),
                    Rejected = run.Rejects.CountOf(table.Path),
                }
        );
        await BulkLoad.InsertAsync(context, files, cancellation);
        await BulkLoad.InsertAsync(context, run.Controls.Select(control => Of(control, id)), cancellation);
        await BulkLoad.InsertAsync(context, run.Rejects.All(id), cancellation);
    }

    /// <summary>Notes how many rows a run has loaded.</summary>
    internal static Task LoadedAsync(
        WarehouseContext context,
        int batch,
        long rowsRead,
        IReadOnlyList<TargetCount> counts,
        CancellationToken cancellation
    ) =>
        context
            .ImportBatches.Where(row => row.Id == batch)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, ImportState.Loaded)
                        .SetProperty(row => row.FinishedAt, DateTime.UtcNow)
                        .SetProperty(row => row.RowsRead, rowsRead)
                        .SetProperty(row => row.Loaded, counts.Sum(count => count.Loaded))
                        .SetProperty(row => row.Unchanged, counts.Sum(count => count.Unchanged))
                        .SetProperty(row => row.Rejected, counts.Sum(count => count.Rejected)),
                cancellation
            );

    private static ImportControl Of(ImportControl control, int batch)
    {
        control.BatchId = batch;
        return control;
    }
}
