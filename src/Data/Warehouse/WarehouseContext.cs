using Kpi.Data.Revisions;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Kpi.Data.Warehouse;

/// <summary>The warehouse: dimensions, facts, the mart made from them, and the import ledger. SQL Server in production, SQLite embedded.</summary>
public abstract class WarehouseContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Branch> Branches => Set<Branch>();

    public DbSet<BranchVersion> BranchVersions => Set<BranchVersion>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<CustomerVersion> CustomerVersions => Set<CustomerVersion>();

    public DbSet<BaseMonth> BaseMonths => Set<BaseMonth>();

    public DbSet<Churn> Churn => Set<Churn>();

    public DbSet<Complaint> Complaints => Set<Complaint>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<RetentionCase> Cases => Set<RetentionCase>();

    public DbSet<Warning> Warnings => Set<Warning>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Moment> Moments => Set<Moment>();

    public DbSet<PlanItem> PlanItems => Set<PlanItem>();

    public DbSet<Policy> Policies => Set<Policy>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<ManagerTime> ManagerTimes => Set<ManagerTime>();

    public DbSet<Sales> Sales => Set<Sales>();

    public DbSet<TargetRow> Targets => Set<TargetRow>();

    public DbSet<Scheme> Schemes => Set<Scheme>();

    public DbSet<Score> Scores => Set<Score>();

    public DbSet<BaseMart> BaseMart => Set<BaseMart>();

    public DbSet<ChurnMart> ChurnMart => Set<ChurnMart>();

    public DbSet<JoinerMart> JoinerMart => Set<JoinerMart>();

    public DbSet<FlowMart> FlowMart => Set<FlowMart>();

    public DbSet<TransferMart> TransferMart => Set<TransferMart>();

    public DbSet<ComplaintMart> ComplaintMart => Set<ComplaintMart>();

    public DbSet<SettlementMart> SettlementMart => Set<SettlementMart>();

    public DbSet<SurveyMart> SurveyMart => Set<SurveyMart>();

    public DbSet<CaseMart> CaseMart => Set<CaseMart>();

    public DbSet<FirstContactMart> FirstContactMart => Set<FirstContactMart>();

    public DbSet<WarningMart> WarningMart => Set<WarningMart>();

    public DbSet<CoverageMart> CoverageMart => Set<CoverageMart>();

    public DbSet<MomentMart> MomentMart => Set<MomentMart>();

    public DbSet<PlanMart> PlanMart => Set<PlanMart>();

    public DbSet<ObligationMart> ObligationMart => Set<ObligationMart>();

    public DbSet<TimeMart> TimeMart => Set<TimeMart>();

    public DbSet<SalesMart> SalesMart => Set<SalesMart>();

    public DbSet<MartMonth> MartMonths => Set<MartMonth>();

    public DbSet<DataVersion> DataVersions => Set<DataVersion>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    public DbSet<ImportControl> ImportControls => Set<ImportControl>();

    public DbSet<ImportReject> ImportRejects => Set<ImportReject>();

    public DbSet<ImportMonth> ImportMonths => Set<ImportMonth>();

    public DbSet<DirtyMonth> DirtyMonths => Set<DirtyMonth>();

    public DbSet<DeliveredMonth> DeliveredMonths => Set<DeliveredMonth>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WarehouseContext).Assembly);
        ImportLedgerModel.Configure(modelBuilder);
        WarehouseFunctions.Map(modelBuilder, Database.IsSqlServer());
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase.Of(property.Name));
        }

        modelBuilder.Entity<BaseMonth>().Property(row => row.Value3m).HasColumnName("value_3m");
        modelBuilder.Entity<RetentionCase>().Property(row => row.Active30).HasColumnName("active_30");
        modelBuilder.Entity<RetentionCase>().Property(row => row.Active90).HasColumnName("active_90");
        modelBuilder.Entity<RetentionCase>().Property(row => row.RealisedValue90).HasColumnName("realised_value_90");
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // An index is declared where a query needs it; one for each foreign key would only slow loading.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
}
