using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>The mart: a table a family, keyed by month, branch and tier, and by what else divides the family.</summary>
internal sealed class MartConfiguration
    : IEntityTypeConfiguration<BaseMart>,
        IEntityTypeConfiguration<ChurnMart>,
        IEntityTypeConfiguration<JoinerMart>,
        IEntityTypeConfiguration<FlowMart>,
        IEntityTypeConfiguration<TransferMart>,
        IEntityTypeConfiguration<ComplaintMart>,
        IEntityTypeConfiguration<SettlementMart>,
        IEntityTypeConfiguration<SurveyMart>,
        IEntityTypeConfiguration<CaseMart>,
        IEntityTypeConfiguration<FirstContactMart>,
        IEntityTypeConfiguration<WarningMart>,
        IEntityTypeConfiguration<CoverageMart>,
        IEntityTypeConfiguration<MomentMart>,
        IEntityTypeConfiguration<PlanMart>,
        IEntityTypeConfiguration<ObligationMart>,
        IEntityTypeConfiguration<TimeMart>,
        IEntityTypeConfiguration<SalesMart>,
        IEntityTypeConfiguration<MartMonth>,
        IEntityTypeConfiguration<DataVersion>
{
    public void Configure(EntityTypeBuilder<BaseMart> builder) => Row(builder, "mart_base");

    public void Configure(EntityTypeBuilder<ChurnMart> builder) =>
        Row(
            builder,
            "mart_churn",
            x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
                x.Kind,
                x.Reason,
            }
        );

    public void Configure(EntityTypeBuilder<JoinerMart> builder) => Row(builder, "mart_joiner");

    public void Configure(EntityTypeBuilder<FlowMart> builder) => Row(builder, "mart_flow");

    public void Configure(EntityTypeBuilder<TransferMart> builder) =>
        Row(
            builder,
            "mart_transfer",
            x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
                x.ToBranchId,
            }
        );

    public void Configure(EntityTypeBuilder<ComplaintMart> builder) => Row(builder, "mart_complaint");

    public void Configure(EntityTypeBuilder<SettlementMart> builder) =>
        Row(
            builder,
            "mart_settlement",
            x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
                x.EntryDays,
                x.ExitDays,
                x.Settled,
            }
        );

    public void Configure(EntityTypeBuilder<SurveyMart> builder) => Row(builder, "mart_survey");

    public void Configure(EntityTypeBuilder<CaseMart> builder) => Row(builder, "mart_case");

    public void Configure(EntityTypeBuilder<FirstContactMart> builder) =>
        Row(
            builder,
            "mart_first_contact",
            x => new
            {
                x.Month,
                x.BranchId,
                x.Tier,
                x.Hours,
                x.Contacted,
            }
        );

    public void Configure(EntityTypeBuilder<WarningMart> builder) => Row(builder, "mart_warning");

    public void Configure(EntityTypeBuilder<CoverageMart> builder) => Row(builder, "mart_coverage");

    public void Configure(EntityTypeBuilder<MomentMart> builder) => Row(builder, "mart_moment");

    public void Configure(EntityTypeBuilder<PlanMart> builder) => Row(builder, "mart_plan");

    public void Configure(EntityTypeBuilder<ObligationMart> builder) => Row(builder, "mart_obligation");

    public void Configure(EntityTypeBuilder<TimeMart> builder) => Row(builder, "mart_time");

    public void Configure(EntityTypeBuilder<SalesMart> builder) => Row(builder, "mart_sales");

    public void Configure(EntityTypeBuilder<MartMonth> builder)
    {
        builder.ToTable("mart_month").HasKey(x => x.Month);
        builder.Property(x => x.Month).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<DataVersion> builder)
    {
        builder.ToTable("data_version").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasData(new DataVersion { Id = 1, Version = 0 });
    }

    private static void Row<T>(EntityTypeBuilder<T> builder, string table, Expression<Func<T, object?>>? key = null)
        where T : MartRow =>
        builder
            .ToTable(table)
            .HasKey(
                key
                    ?? (
                        x => new
                        {
                            x.Month,
                            x.BranchId,
                            x.Tier,
                        }
                    )
            );
}
