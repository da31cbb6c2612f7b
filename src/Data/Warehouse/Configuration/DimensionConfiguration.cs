using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>Branches and customers, each with what may change about them in a table of versions.</summary>
internal sealed class DimensionConfiguration
    : IEntityTypeConfiguration<Branch>,
        IEntityTypeConfiguration<BranchVersion>,
        IEntityTypeConfiguration<Customer>,
        IEntityTypeConfiguration<CustomerVersion>
{
    private const int NameLength = 200;

    public void Configure(EntityTypeBuilder<Branch> builder)
    {
        builder.ToTable("dim_branch");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasCodes(nameof(Branch.Code), nameof(Branch.SizeClass));
        builder.Property(x => x.NameZh).HasMaxLength(NameLength);
        builder.Property(x => x.NameEn).HasMaxLength(NameLength);
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasOne<Branch>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<BranchVersion> builder)
    {
        builder.ToTable("dim_branch_version", table => table.Check("span", "valid_to IS NULL OR valid_to > valid_from"));
        builder.HasKey(x => new { x.BranchId, x.ValidFrom });
        builder.HasCodes(nameof(BranchVersion.SizeClass));
        builder.HasBranch();
        builder.HasOne<Branch>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("dim_customer");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasCodes(nameof(Customer.Code));
        builder.Property(x => x.MaskedName).HasMaxLength(NameLength);
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasIndex(x => x.JoinedAt);
    }

    public void Configure(EntityTypeBuilder<CustomerVersion> builder)
    {
        builder.ToTable(
            "dim_customer_version",
            table =>
            {
                table.Check("span", "valid_to IS NULL OR valid_to > valid_from");
                table.Check("value", "monthly_value >= 0");
            }
        );
        builder.HasKey(x => new { x.CustomerId, x.ValidFrom });
        builder.HasCodes(nameof(CustomerVersion.ManagerId), nameof(CustomerVersion.Industry));
        builder.HasIndex(x => x.ValidFrom);
        builder.HasCustomer();
        builder.HasBranch();
    }
}
