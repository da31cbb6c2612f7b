using Kpi.Data.Revisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>The closed months.</summary>
internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("month_revision").HasKey(row => new { row.Month, row.Number });
        builder.Property(row => row.Fingerprint).HasMaxLength(64).IsUnicode(false);
        builder.Property(row => row.ClosedBy).HasMaxLength(200);
    }
}
