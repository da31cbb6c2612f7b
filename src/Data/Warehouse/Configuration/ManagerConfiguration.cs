using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>Managers: whom they look after, how they spend their time, what they sell.</summary>
internal sealed class ManagerConfiguration
    : IEntityTypeConfiguration<Assignment>,
        IEntityTypeConfiguration<ManagerTime>,
        IEntityTypeConfiguration<Sales>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("fact_assignment", table => table.Check("span", "valid_to IS NULL OR valid_to > valid_from"));
        builder.HasKey(x => new
        {
            x.CustomerId,
            x.ManagerId,
            x.ValidFrom,
        });
        builder.HasCodes(nameof(Assignment.ManagerId));
        builder.HasCustomer();
    }

    public void Configure(EntityTypeBuilder<ManagerTime> builder)
    {
        builder.ToTable(
            "fact_time",
            table =>
            {
                table.Check("total", "minutes_total >= 0 AND minutes_total <= 1440");
                table.Check("mid_high", "minutes_mid_high >= 0 AND minutes_mid_high <= minutes_total");
            }
        );
        builder.HasKey(x => new { x.ManagerId, x.Day });
        builder.HasCodes(nameof(ManagerTime.ManagerId));
        builder.HasIndex(x => x.Day);
        builder.HasBranch();
    }

    public void Configure(EntityTypeBuilder<Sales> builder)
    {
        builder.ToTable("fact_sales", table => table.Check("amounts", "amount_by_manager >= 0 AND amount_by_manager <= amount_total"));
        builder.HasKey(x => new { x.Month, x.BranchId });
        builder.HasBranch();
    }
}
