namespace Kpi.Data.Bench;

/// <summary>A table of the mart: what divides its family beside month, branch and tier, with the value it is to have; and its amounts.</summary>
internal sealed record MartTable(string Name, string Keys, string Values, string Amounts)
{
    private bool IsTimes => Name is "mart_settlement" or "mart_first_contact";

    /// <summary>Inserts a row for each outlet and tier, two where there are durations.</summary>
    public string Fill(int firstOutlet, int outlets, int tiers)
    {
        var amounts = Amounts.Split(' ').Select((_, nth) => $"i * {7919 + 2 * nth} % 50");
        return $"""
            INSERT INTO {Name} (month, branch_id, tier, {Keys}{Amounts.Replace(" ", ", ", StringComparison.Ordinal)})
            SELECT @month, {firstOutlet} + i % {outlets}, 1 + i / {outlets} % {tiers}, {Values}{string.Join(", ", amounts)}
            FROM series WHERE i <= {outlets * tiers * (IsTimes ? 2 : 1)} ORDER BY i % {outlets}, i
            """;
    }
}

/// <summary>The tables that a month block is made of.</summary>
internal static class MartTables
{
    public static readonly IReadOnlyList<MartTable> All =
    [
        new("mart_base", "", "", "opening_base closing_base admin_exits opening_value closing_tenure_months"),
        new("mart_churn", "kind, reason, ", "0, 1 + i % 9, ", "churned churned_value churned_tenure_months"),
        new("mart_joiner", "", "", "joiners joiners_lost"),
        new("mart_complaint", "", "", "opened justified backlog settled due settled_in_time"),
        new(
            "mart_survey",
            "",
            "",
            "sent bounced csat_responses csat_top2 csat_points responded nps_responses nps_promoters nps_detractors"
        ),
        new(
            "mart_case",
            "",
            "",
            "saved lost saved_active30 saved_active90 margin cost control_cases control_margin opened contacted_in_time"
        ),
        new("mart_warning", "", "", "raised followed_up"),
        new("mart_coverage", "", "", "due made"),
        new("mart_moment", "", "", "due cared"),
        new("mart_plan", "", "", "due done"),
        new(
            "mart_obligation",
            "",
            "",
            "vip_customers vips_with_policy mid_high_customers mid_high_assigned assigned_customers planned_customers"
        ),
        new("mart_time", "", "", "minutes_dedicated minutes_dedicated_mid_high minutes_part_time minutes_part_time_mid_high"),
        new("mart_sales", "", "", "sales sales_by_managers"),
        new("mart_settlement", "entry_days, exit_days, settled, ", "0, 1 + i / 10000 + i % 20, 1, ", "complaints"),
        new("mart_first_contact", "hours, contacted, ", "1 + i / 10000 + i % 40, 1, ", "cases"),
    ];
}
