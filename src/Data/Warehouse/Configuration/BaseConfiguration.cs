using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>The monthly base, which a refresh derives, and departures.</summary>
internal sealed class BaseConfiguration : IEntityTypeConfiguration<BaseMonth>, IEntityTypeConfiguration<Churn>
{
    public void Configure(EntityTypeBuilder<BaseMonth> builder)
    {
        builder.ToTable("fact_base_month", table => table.Check("tenure", "tenure_months >= 0 AND value_3m >= 0"));
        builder.HasKey(x => new { x.Month, x.CustomerId });
    }

    public void Configure(EntityTypeBuilder<Churn> builder)
    {
        builder.ToTable("fact_churn", table => table.Check("winback", "winback_at IS NULL OR winback_at >= churned_at"));
        builder.HasCodes(nameof(Churn.Id));
        // Whether a customer was away at an instant is asked of this index alone.
        builder.HasIndex(x => new
        {
            x.CustomerId,
            x.ChurnedAt,
            x.WinbackAt,
        });
        builder.HasIndex(x => x.ChurnedAt);
        builder.HasIndex(x => x.WinbackAt);
        builder.HasCustomer();
    }
}
