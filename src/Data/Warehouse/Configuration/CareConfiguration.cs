using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>Contacts, and what they are owed for: special moments, plans, policies.</summary>
internal sealed class CareConfiguration
    : IEntityTypeConfiguration<Contact>,
        IEntityTypeConfiguration<Moment>,
        IEntityTypeConfiguration<PlanItem>,
        IEntityTypeConfiguration<Policy>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("fact_contact");
        builder.HasCodes(nameof(Contact.Id), nameof(Contact.ManagerId), nameof(Contact.PlanItemId), nameof(Contact.MomentId));
        builder.HasIndex(x => new { x.CustomerId, x.At });
        builder.HasIndex(x => x.At);
        builder.HasCustomer();
        builder.HasBranch();
    }

    public void Configure(EntityTypeBuilder<Moment> builder)
    {
        builder.ToTable("fact_moment");
        builder.HasCodes(nameof(Moment.Id));
        builder.HasIndex(x => new { x.Date, x.BranchId });
        builder.HasCustomer();
        builder.HasBranch();
    }

    public void Configure(EntityTypeBuilder<PlanItem> builder)
    {
        builder.ToTable("fact_plan_item");
        builder.HasCodes(nameof(PlanItem.Id), nameof(PlanItem.ManagerId), nameof(PlanItem.DoneContactId));
        builder.HasIndex(x => new { x.DueDate, x.BranchId });
        builder.HasIndex(x => new { x.CustomerId, x.DueDate });
        builder.HasCustomer();
        builder.HasBranch();
        builder.HasOne<Contact>().WithMany().HasForeignKey(x => x.DoneContactId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Policy> builder)
    {
        builder.ToTable("fact_policy", table => table.Check("span", "valid_to IS NULL OR valid_to > valid_from"));
        builder.HasKey(x => new
        {
            x.CustomerId,
            x.Kind,
            x.ValidFrom,
        });
        builder.HasCustomer();
    }
}
