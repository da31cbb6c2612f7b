using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Warehouse;

/// <summary>The tables of the import ledger.</summary>
internal static class ImportLedgerModel
{
    private const int NameLength = 200;
    private const int HashLength = 64;

    /// <summary>Characters that are kept of why a run failed.</summary>
    public const int FailureLength = 1000;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<ImportBatch>(batch =>
        {
            batch.ToTable("import_batch");
            batch.Property(x => x.Id).ValueGeneratedNever();
            batch.Property(x => x.Mapping).HasMaxLength(NameLength);
            batch.Property(x => x.MappingHash).HasMaxLength(HashLength);
            batch.Property(x => x.By).HasMaxLength(NameLength);
            batch.Property(x => x.Failure).HasMaxLength(FailureLength);
        });
        model.Entity<ImportFile>(file =>
        {
            file.ToTable("import_file").HasKey(x => new { x.BatchId, x.Number });
            file.Property(x => x.Name).HasMaxLength(NameLength);
            file.Property(x => x.Sha256).HasMaxLength(HashLength);
            file.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.BatchId);
        });
        model.Entity<ImportControl>(control =>
        {
            control
                .ToTable("import_control")
                .HasKey(x => new
                {
                    x.BatchId,
                    x.Target,
                    x.Field,
                });
            control.Property(x => x.Target).HasMaxLength(64);
            control.Property(x => x.Field).HasMaxLength(64);
            control.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.BatchId);
        });
        model.Entity<ImportReject>(reject =>
        {
            reject.ToTable("import_reject").HasKey(x => new { x.BatchId, x.Number });
            reject.Property(x => x.File).HasMaxLength(NameLength);
            reject.Property(x => x.Column).HasMaxLength(NameLength);
            reject.Property(x => x.Code).HasMaxLength(64);
            reject.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.BatchId);
        });
        model.Entity<ImportMonth>(month =>
        {
            month.ToTable("import_month").HasKey(x => new { x.BatchId, x.Month });
            month.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.BatchId);
        });
        model.Entity<DirtyMonth>(month =>
        {
            month.ToTable("dirty_month").HasKey(x => x.Month);
            month.Property(x => x.Month).ValueGeneratedNever();
        });
        model.Entity<DeliveredMonth>(month =>
        {
            month.ToTable("delivered_month").HasKey(x => x.Month);
            month.Property(x => x.Month).ValueGeneratedNever();
        });
    }
}
