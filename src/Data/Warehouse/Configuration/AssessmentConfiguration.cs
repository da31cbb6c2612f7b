using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>Targets, assessment schemes and the scores they gave.</summary>
internal sealed class AssessmentConfiguration
    : IEntityTypeConfiguration<TargetRow>,
        IEntityTypeConfiguration<Scheme>,
        IEntityTypeConfiguration<Score>
{
    public void Configure(EntityTypeBuilder<TargetRow> builder)
    {
        builder.ToTable("dim_target", table => table.Check("year", "year >= 1900 AND year <= 9999"));
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasCodes(nameof(TargetRow.Kpi));
        builder.Property(x => x.Source).HasMaxLength(400);
        builder.HasIndex(x => new { x.Kpi, x.Year });
        builder.HasBranch();
    }

    public void Configure(EntityTypeBuilder<Scheme> builder)
    {
        builder.ToTable("dim_scheme", table => table.Check("version", "version >= 1"));
        builder.HasKey(x => new { x.Code, x.Version });
        builder.HasCodes(nameof(Scheme.Code));
    }

    public void Configure(EntityTypeBuilder<Score> builder)
    {
        builder.ToTable(
            "fact_score",
            table =>
            {
                table.Check("points", "points IS NULL OR (points >= -100 AND points <= 200)");
                table.Check("rated", "(points IS NULL AND grade IS NULL) OR (points IS NOT NULL AND grade IS NOT NULL)");
            }
        );
        builder.HasKey(x => new
        {
            x.SchemeCode,
            x.SchemeVersion,
            x.Month,
            x.BranchId,
        });
        builder.HasCodes(nameof(Score.SchemeCode));
        builder.Property(x => x.Grade).HasMaxLength(1);
        builder.HasOne<Scheme>().WithMany().HasForeignKey(x => new { x.SchemeCode, x.SchemeVersion }).OnDelete(DeleteBehavior.NoAction);
        builder.HasBranch();
    }
}
