using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>Complaints and surveys.</summary>
internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Complaint>, IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable(
            "fact_complaint",
            table =>
            {
                table.Check("settled", "settled_at IS NULL OR settled_at >= opened_at");
                table.Check("due", "due_at IS NULL OR due_at >= opened_at");
                table.Check("reopened", "reopened_at IS NULL OR reopened_at >= opened_at");
            }
        );
        builder.HasCodes(nameof(Complaint.Id), nameof(Complaint.Issue));
        builder.HasIndex(x => x.OpenedAt);
        builder.HasIndex(x => x.DueAt);
        builder.HasIndex(x => x.SettledAt);
        builder.HasIndex(x => new { x.CustomerId, x.OpenedAt });
        builder.HasCustomer();
        builder.HasBranch();
    }

    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ToTable(
            "fact_survey",
            table =>
            {
                table.Check("max", "csat_max IN (5, 10)");
                table.Check("csat", Score("csat"));
                table.Check("nps", "nps IS NULL OR (nps >= 0 AND nps <= 10)");
                string[] dimensions = ["reliability", "assurance", "tangibles", "empathy", "responsiveness"];
                table.Check("rater", string.Join(" AND ", dimensions.Select(dimension => $"({Score(dimension)})")));
                table.Check("responded", "responded_at IS NULL OR responded_at >= sent_at");
                table.Check("delivered", "bounced = 0 OR (responded_at IS NULL AND csat IS NULL AND nps IS NULL)");
            }
        );
        builder.HasCodes(nameof(Survey.Id), nameof(Survey.Wave));
        builder.HasIndex(x => x.SentAt);
        builder.HasIndex(x => new { x.CustomerId, x.Wave });
        builder.HasCustomer();
        builder.HasBranch();
    }

    private static string Score(string column) => $"{column} IS NULL OR ({column} >= 1 AND {column} <= csat_max)";
}
