namespace Kpi.Data.Bench;

/// <summary>A month measured by hand in SQL, as an analyst would write it who knows the tables and needs no other database.</summary>
internal static class HandWritten
{
    /// <summary>
    /// The base of the month from joining, versions and departures, kept in the order of its key for the other measures, then aggregated by
    /// branch and tier: base, churn and coverage, each row as a refresh leaves it. @month as 202610, @start and @end as the warehouse writes
    /// instants, @months the months from year 0 to the end.
    /// </summary>
    public const string Month = $"""
        BEGIN;
        DELETE FROM fact_base_month WHERE month = @month;
        DELETE FROM mart_base WHERE month = @month;
        DELETE FROM mart_churn WHERE month = @month;
        DELETE FROM mart_coverage WHERE month = @month;
        INSERT INTO fact_base_month (month, customer_id, active_open, active_close, tier_open, branch_open, branch_close, value_3m,
          tenure_months, is_silent, lifecycle)
        {Base} ORDER BY p.id;
        INSERT INTO mart_base (month, branch_id, tier, opening_base, closing_base, admin_exits, opening_value, closing_tenure_months)
        SELECT @month, branch, tier, SUM(opening), SUM(closing), SUM(admin), SUM(value), SUM(tenure) FROM (
          SELECT branch_open AS branch, tier_open AS tier, COUNT(*) AS opening, 0 AS closing, 0 AS admin, SUM(value_3m) AS value, 0 AS tenure
          FROM fact_base_month WHERE month = @month AND active_open GROUP BY branch_open, tier_open
          UNION ALL
          SELECT branch_close, tier_open, 0, COUNT(*), 0, 0, SUM(tenure_months)
          FROM fact_base_month WHERE month = @month AND active_close GROUP BY branch_close, tier_open
          UNION ALL
          SELECT b.branch_open, b.tier_open, 0, 0, COUNT(*), -SUM(b.value_3m), 0 {Left} AND c.kind = 2 GROUP BY b.branch_open, b.tier_open)
        GROUP BY branch, tier;
        INSERT INTO mart_churn (month, branch_id, tier, kind, reason, churned, churned_value, churned_tenure_months)
        SELECT @month, b.branch_open, b.tier_open, c.kind, c.reason, COUNT(*), SUM(b.value_3m),
          SUM(12 * (strftime('%Y', c.churned_at, '+8 hours') - strftime('%Y', d.joined_at, '+8 hours'))
            + strftime('%m', c.churned_at, '+8 hours') - strftime('%m', d.joined_at, '+8 hours')
            - (strftime('%d', c.churned_at, '+8 hours') < strftime('%d', d.joined_at, '+8 hours')))
        {Left} AND c.kind <> 2
        GROUP BY b.branch_open, b.tier_open, c.kind, c.reason;
        INSERT INTO mart_coverage (month, branch_id, tier, due, made)
        SELECT @month, b.branch_close, b.tier_open, COUNT(*), SUM(EXISTS (
          SELECT 1 FROM fact_contact c JOIN dim_customer d ON d.id = c.customer_id
          WHERE c.customer_id = b.customer_id AND c.at >= @start AND c.at < @end AND c.effective AND c.addressing = 0
            AND (NOT d.do_not_disturb OR c.mode IN (2, 3, 4, 5))))
        FROM fact_base_month b WHERE b.month = @month AND b.active_open AND b.active_close AND b.tier_open >= 3
        GROUP BY b.branch_close, b.tier_open;
        COMMIT;
        """;

    /// <summary>Only the aggregation of the same customers, versions and departures into bases, in one query that keeps nothing.</summary>
    public const string AggregateOnly = $"""
        SELECT branch_open, tier_open, SUM(active_open), SUM(active_close), SUM(value_3m), SUM(tenure_months)
        FROM ({Base}) GROUP BY branch_open, tier_open
        """;

    /// <summary>The tables that both sides write.</summary>
    public static readonly IReadOnlyList<string> Tables = ["fact_base_month", "mart_base", "mart_churn", "mart_coverage"];

    private const string Left = """
        FROM fact_churn c JOIN fact_base_month b ON b.month = @month AND b.customer_id = c.customer_id JOIN dim_customer d ON d.id = c.customer_id
        WHERE c.churned_at >= @start AND c.churned_at < @end AND (c.winback_at IS NULL OR c.winback_at >= @end)
          AND b.active_open AND NOT b.active_close
        """;

    // Adding 98 to a day such as 20260115 carries every day but a first into the next month.
    private const string Base = """
        SELECT @month AS month, p.id AS customer_id, p.active_open, p.active_close, COALESCE(o.tier, c.tier) AS tier_open,
          COALESCE(o.branch_id, c.branch_id) AS branch_open, COALESCE(c.branch_id, o.branch_id) AS branch_close,
          COALESCE(o.monthly_value, c.monthly_value) AS value_3m,
          @months - p.joined / 10000 * 12 - p.joined / 100 % 100 AS tenure_months,
          COALESCE(o.is_silent, c.is_silent) AS is_silent, COALESCE(o.lifecycle, c.lifecycle) AS lifecycle
        FROM (
          SELECT d.id, CAST(strftime('%Y%m%d', d.joined_at, '+8 hours') AS INTEGER) + 98 AS joined,
            d.joined_at < @start AND NOT EXISTS (SELECT 1 FROM fact_churn f WHERE f.customer_id = d.id AND f.churned_at < @start
              AND (f.winback_at IS NULL OR f.winback_at >= @start)) AS active_open,
            NOT EXISTS (SELECT 1 FROM fact_churn f WHERE f.customer_id = d.id AND f.churned_at < @end
              AND (f.winback_at IS NULL OR f.winback_at >= @end)) AS active_close
          FROM dim_customer d WHERE d.joined_at < @end) p
        LEFT JOIN dim_customer_version o ON o.customer_id = p.id AND o.valid_from <= @start AND (o.valid_to IS NULL OR o.valid_to > @start)
        LEFT JOIN dim_customer_version c ON c.customer_id = p.id AND c.valid_from <= @end AND (c.valid_to IS NULL OR c.valid_to > @end)
        WHERE (p.active_open OR p.active_close) AND (o.customer_id IS NOT NULL OR c.customer_id IS NOT NULL)
        """;
}
