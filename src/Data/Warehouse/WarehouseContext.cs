using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Warehouse;

/// <summary>The warehouse: dimensions, facts, the mart made from them, and the import ledger. SQL Server in production, SQLite embedded.</summary>
public abstract class WarehouseContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Branch> Branches => Set<Branch>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<CustomerVersion> CustomerVersions => Set<CustomerVersion>();

    public DbSet<BaseMonth> BaseMonths => Set<BaseMonth>();

    public DbSet<Churn> Churn => Set<Churn>();

    public DbSet<Complaint> Complaints => Set<Complaint>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<RetentionCase> Cases => Set<RetentionCase>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<BaseMart> BaseMart => Set<BaseMart>();

    public DbSet<ChurnMart> ChurnMart => Set<ChurnMart>();

    public DbSet<ComplaintMart> ComplaintMart => Set<ComplaintMart>();

    public DbSet<SettlementMart> SettlementMart => Set<SettlementMart>();

    public DbSet<SurveyMart> SurveyMart => Set<SurveyMart>();

    public DbSet<CaseMart> CaseMart => Set<CaseMart>();

    public DbSet<CoverageMart> CoverageMart => Set<CoverageMart>();

    public DbSet<MartMonth> MartMonths => Set<MartMonth>();

    public DbSet<DataVersion> DataVersions => Set<DataVersion>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    public DbSet<ImportControl> ImportControls => Set<ImportControl>();

    public DbSet<ImportReject> ImportRejects => Set<ImportReject>();

    public DbSet<DirtyMonth> DirtyMonths => Set<DirtyMonth>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Dimensions(modelBuilder);
        Facts(modelBuilder);
        Mart(modelBuilder);
        ImportLedgerModel.Configure(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase.Of(property.Name));
        }

        modelBuilder.Entity<BaseMonth>().Property(row => row.Value3m).HasColumnName("value_3m");
    }

    private static void Dimensions(ModelBuilder model)
    {
        model.Entity<Branch>(branch =>
        {
            branch.ToTable("dim_branch");
            branch.Property(x => x.Id).ValueGeneratedNever();
            branch.Property(x => x.Code).HasMaxLength(64);
            branch.Property(x => x.NameZh).HasMaxLength(200);
            branch.Property(x => x.NameEn).HasMaxLength(200);
            branch.HasIndex(x => x.Code).IsUnique();
            branch.HasOne<Branch>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<Customer>(customer =>
        {
            customer.ToTable("dim_customer");
            customer.Property(x => x.Id).ValueGeneratedNever();
            customer.Property(x => x.Code).HasMaxLength(64);
            customer.Property(x => x.MaskedName).HasMaxLength(200);
            customer.HasIndex(x => x.Code).IsUnique();
        });
        model.Entity<CustomerVersion>(version =>
        {
            version.ToTable(
                "dim_customer_version",
                table =>
                {
                    table.HasCheckConstraint("ck_dim_customer_version_span", "valid_to IS NULL OR valid_to > valid_from");
                    table.HasCheckConstraint("ck_dim_customer_version_value", "monthly_value >= 0");
                }
            );
            version.HasKey(x => new { x.CustomerId, x.ValidFrom });
            version.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.NoAction);
            version.HasOne<Branch>().WithMany().HasForeignKey(x => x.BranchId).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void Facts(ModelBuilder model)
    {
        model.Entity<BaseMonth>(row =>
        {
            row.ToTable("fact_base_month");
            row.HasKey(x => new { x.Month, x.CustomerId });
        });
        model.Entity<Churn>(churn =>
        {
            churn.ToTable(
                "fact_churn",
                table => table.HasCheckConstraint("ck_fact_churn_winback", "winback_at IS NULL OR winback_at >= churned_at")
            );
            churn.Property(x => x.Id).HasMaxLength(64);
            churn.HasIndex(x => new { x.CustomerId, x.ChurnedAt });
            churn.HasIndex(x => x.ChurnedAt);
            churn.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<Complaint>(complaint =>
        {
            complaint.ToTable(
                "fact_complaint",
                table => table.HasCheckConstraint("ck_fact_complaint_settled", "settled_at IS NULL OR settled_at >= opened_at")
            );
            complaint.Property(x => x.Id).HasMaxLength(64);
            complaint.HasIndex(x => x.OpenedAt);
            complaint.HasIndex(x => x.SettledAt);
            complaint.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.NoAction);
            complaint.HasOne<Branch>().WithMany().HasForeignKey(x => x.BranchId).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<Survey>(survey =>
        {
            survey.ToTable(
                "fact_survey",
                table =>
                {
                    table.HasCheckConstraint("ck_fact_survey_max", "csat_max IN (5, 10)");
                    table.HasCheckConstraint("ck_fact_survey_csat", "csat IS NULL OR (csat >= 1 AND csat <= csat_max)");
                }
            );
            survey.Property(x => x.Id).HasMaxLength(64);
            survey.Property(x => x.Wave).HasMaxLength(64);
            survey.HasIndex(x => x.SentAt);
            survey.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.NoAction);
            survey.HasOne<Branch>().WithMany().HasForeignKey(x => x.BranchId).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<RetentionCase>(retention =>
        {
            retention.ToTable(
                "fact_case",
                table => table.HasCheckConstraint("ck_fact_case_closed", "closed_at IS NULL OR closed_at >= opened_at")
            );
            retention.Property(x => x.Id).HasMaxLength(64);
            retention.HasIndex(x => x.ClosedAt);
            retention.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.NoAction);
            retention.HasOne<Branch>().WithMany().HasForeignKey(x => x.BranchId).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<Contact>(contact =>
        {
            contact.ToTable("fact_contact");
            contact.Property(x => x.Id).HasMaxLength(64);
            contact.HasIndex(x => new { x.CustomerId, x.At });
            contact.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.NoAction);
            contact.HasOne<Branch>().WithMany().HasForeignKey(x => x.BranchId).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void Mart(ModelBuilder model)
    {
        model
            .Entity<BaseMart>()
            .ToTable("mart_base")
            .HasKey(x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
            });
        model
            .Entity<ChurnMart>()
            .ToTable("mart_churn")
            .HasKey(x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
                x.Kind,
                x.Reason,
            });
        model
            .Entity<ComplaintMart>()
            .ToTable("mart_complaint")
            .HasKey(x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
            });
        model
            .Entity<SettlementMart>()
            .ToTable("mart_settlement")
            .HasKey(x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
                x.EntryDays,
                x.ExitDays,
                x.Settled,
            });
        model
            .Entity<SurveyMart>()
            .ToTable("mart_survey")
            .HasKey(x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
            });
        model
            .Entity<CaseMart>()
            .ToTable("mart_case")
            .HasKey(x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
            });
        model
            .Entity<CoverageMart>()
            .ToTable("mart_coverage")
            .HasKey(x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
            });
        model.Entity<MartMonth>(month =>
        {
            month.ToTable("mart_month").HasKey(x => x.Month);
            month.Property(x => x.Month).ValueGeneratedNever();
        });
        model.Entity<DataVersion>(version =>
        {
            version.ToTable("data_version").HasKey(x => x.Id);
            version.Property(x => x.Id).ValueGeneratedNever();
            version.HasData(new DataVersion { Id = 1, Version = 0 });
        });
    }
}
