using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>Retention cases and the warnings before them.</summary>
internal sealed class RetentionConfiguration : IEntityTypeConfiguration<RetentionCase>, IEntityTypeConfiguration<Warning>
{
    public void Configure(EntityTypeBuilder<RetentionCase> builder)
    {
        builder.ToTable(
            "fact_case",
            table =>
            {
                table.Check("closed", "closed_at IS NULL OR closed_at >= opened_at");
                table.Check("first_attempt", "first_attempt_at IS NULL OR first_attempt_at >= opened_at");
                table.Check("amounts", "attempts >= 0 AND offer_cost >= 0 AND handling_cost >= 0 AND baseline_value >= 0");
                table.Check("control", "is_control = 0 OR (offer_id IS NULL AND offer_cost = 0)");
            }
        );
        builder.HasCodes(nameof(RetentionCase.Id), nameof(RetentionCase.OfferId));
        builder.HasIndex(x => x.OpenedAt);
        builder.HasIndex(x => new { x.CustomerId, x.OpenedAt });
        builder.HasCustomer();
        builder.HasBranch();
    }

    public void Configure(EntityTypeBuilder<Warning> builder)
    {
        builder.ToTable(
            "fact_warning",
            table =>
            {
                table.Check("first_contact", "first_contact_at IS NULL OR first_contact_at >= raised_at");
                table.Check("closed", "closed_at IS NULL OR closed_at >= raised_at");
                table.Check("score", "score IS NULL OR (score >= 0 AND score <= 1)");
            }
        );
        builder.HasCodes(nameof(Warning.Id));
        builder.HasIndex(x => new { x.RaisedAt, x.BranchId });
        builder.HasIndex(x => new { x.CustomerId, x.RaisedAt });
        builder.HasCustomer();
        builder.HasBranch();
    }
}
