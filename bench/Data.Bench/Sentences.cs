namespace Kpi.Data.Bench;

/// <summary>The statements that fill a made-up warehouse from a table of numbers. Products with large primes scatter without a random number.</summary>
internal static class Sentences
{
    /// <summary>@first: start of the first month; @half: half-way.</summary>
    public const string Customers = """
        INSERT INTO dim_customer (id, code, joined_at, do_not_disturb)
        SELECT i, printf('C%08d', i), datetime(@first, printf('%+d hours', 2000 - i * 7919 % 20000)), i % 50 = 0 FROM series;

        INSERT INTO dim_customer_version (customer_id, valid_from, valid_to, tier, branch_id, monthly_value, is_silent, lifecycle)
        SELECT c.id, v.valid_from, v.valid_to, CASE WHEN v.tier = 0 THEN 1 ELSE v.tier END, v.branch_id, c.id % 97 + 3.5, c.id % 40 = 0, 3
        FROM dim_customer c
        JOIN (
          SELECT id, joined_at AS valid_from, CASE WHEN id % 3 = 0 AND joined_at < @half THEN @half END AS valid_to,
            id * 31 % 6 AS tier, 122 + id % 2000 AS branch_id FROM dim_customer
          UNION ALL
          SELECT id, @half, NULL, (id * 31 + 1) % 6, 122 + (id + id % 2) % 2000 FROM dim_customer WHERE id % 3 = 0 AND joined_at < @half
        ) v ON v.id = c.id ORDER BY c.id, v.valid_from;
        """;

    /// <summary>Who leaves in a month. @start: its first instant; @nth: its place, from 0.</summary>
    public const string Departures = """
        INSERT INTO fact_churn (id, customer_id, churned_at, kind, reason, reason_source)
        SELECT printf('L%03d-%08d', @nth, i), i, datetime(@start, printf('+%d minutes', i * 7919 % 40000)),
          CASE WHEN i % 50 = 7 THEN 2 ELSE i % 20 = 0 END, i % 10, 1
        FROM series WHERE i % 100 = @nth % 100;
        """;

    /// <summary>What else happens in a month. @start: its first instant; @day: its first day; @number: as 202610; @nth: its place, from 0.</summary>
    public const string Month = """
        INSERT INTO fact_contact (id, customer_id, branch_id, at, mode, addressing, effective, type)
        SELECT printf('K%03d-%08d', @nth, i), i, 122 + i % 2000, datetime(@start, printf('+%d minutes', i * 104729 % 40000)),
          i % 5, i % 10 = 0, i % 7 > 0, 0
        FROM series WHERE (i + @nth) % 4 = 0;

        INSERT INTO fact_moment (id, customer_id, branch_id, date, begins_at, kind)
        SELECT printf('M%03d-%08d', @nth, i), i, 122 + i % 2000, date(@day, printf('+%d days', i % 28)),
          datetime(@start, printf('+%d days', i % 28)), 0
        FROM series WHERE (i + @nth * 3) % 50 = 0;

        INSERT INTO fact_survey (id, customer_id, branch_id, wave, sent_at, bounced, responded_at, csat, csat_max, nps)
        SELECT printf('S%03d-%08d', @nth, i), i, 122 + i % 2000, @number, datetime(@start, printf('+%d minutes', i * 31 % 30000)), 0,
          datetime(@start, printf('+%d minutes', i * 31 % 30000 + 600)), 1 + i % 5, 5, i % 11
        FROM series WHERE (i + @nth * 7) % 100 = 0;

        INSERT INTO fact_warning (id, customer_id, branch_id, raised_at, source, level, first_contact_at, result)
        SELECT printf('W%03d-%08d', @nth, i), i, 122 + i % 2000, datetime(@start, printf('+%d minutes', i * 37 % 40000)), 0, 0,
          datetime(@start, printf('+%d minutes', i * 37 % 40000 + i % 3000)), 0
        FROM series WHERE (i + @nth * 11) % 200 = 0;

        INSERT INTO fact_case (id, customer_id, branch_id, "trigger", opened_at, closed_at, outcome, first_attempt_at, attempts, offer_cost,
          handling_cost, baseline_value, is_control)
        SELECT printf('R%03d-%08d', @nth, i), i, 122 + i % 2000, i % 4, datetime(@start, printf('+%d minutes', i * 41 % 40000)),
          datetime(@start, printf('+%d minutes', i * 41 % 40000 + 9000)), 1 + i % 2,
          datetime(@start, printf('+%d minutes', i * 41 % 40000 + i % 4000)), 1, 12.5, 3, 50, 0
        FROM series WHERE (i + @nth * 13) % 333 = 0;

        INSERT INTO fact_complaint (id, customer_id, branch_id, opened_at, opened_on, settled_at, settled_on, justified, severity, issue)
        SELECT printf('Q%03d-%08d', @nth, i), i, 122 + i % 2000, datetime(@start, printf('+%d days', i % 28)), date(@day, printf('+%d days', i % 28)),
          datetime(@start, printf('+%d days', i % 28 + 5)), date(@day, printf('+%d days', i % 28 + 5)), i % 2, 0, 'billing'
        FROM series WHERE (i + @nth * 17) % 500 = 0;

        INSERT INTO fact_base_month (month, customer_id, active_open, active_close, tier_open, branch_open, branch_close, value_3m,
          tenure_months, is_silent, lifecycle)
        SELECT @number, i, 1, 1, 1 + i * 31 % 5, 122 + i % 2000, 122 + i % 2000, i % 97 + 3.5, 12 + @nth, 0, 3
        FROM series WHERE i % 100 > @nth;
        """;
}
