namespace Kpi.Data.Tests.Import;

/// <summary>A source that has monthly snapshots of its base beside the histories.</summary>
internal static class BaseMonthMapping
{
    public const string Yaml = """
        files:
          branches: { pattern: branches.csv, optional: true }
          customers: { pattern: customers.csv, optional: true }
          versions: { pattern: versions.csv, optional: true }
          base: { pattern: base.csv }
        loads:
          - { target: branch, from: branches, fields: { code: code, level: level, parent_code: parent, name_zh: code, name_en: code } }
          - { target: customer, from: customers, fields: { customer_id: id, joined_at: joined } }
          - target: customer_version
            from: versions
            fields: { customer_id: id, valid_from: from, valid_to: to, tier: tier, branch: branch, monthly_value: value }
          - target: base_month
            from: base
            fields:
              month: month
              customer_id: customer
              active_open: open
              active_close: close
              tier_open: tier
              branch_open: from
              branch_close: to
              value_3m: value
              tenure_months: tenure
        """;
}
