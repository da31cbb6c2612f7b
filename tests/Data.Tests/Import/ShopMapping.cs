using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>A small source with every target in it, whose files a test may spoil one cell at a time.</summary>
internal static class ShopMapping
{
    public const string Yaml = """
        formats: [yyyy-MM-dd, "yyyy-MM-dd HH:mm"]
        files:
          offices: { pattern: offices.csv, key: office }
          contracts: { pattern: contracts.csv, joins: { offices: office } }
          moves: { pattern: moves.csv, optional: true }
          exits: { pattern: exits.csv, optional: true }
          tickets: { pattern: tickets.csv, optional: true }
          saves: { pattern: saves.csv, optional: true }
          calls: { pattern: calls.csv, optional: true }
        maps:
          tier: { A: gold, B: silver }
        loads:
          - target: branch
            fields:
              code: { constant: HQ }
              level: { constant: hq }
              name_zh: { constant: 总部 }
              name_en: { constant: Headquarters }
          - target: branch
            from: offices
            distinct: true
            fields:
              code: region
              parent_code: { column: parent, default: HQ }
              level: { column: level, default: province }
              name_zh: region
              name_en: region
          - target: customer
            from: contracts
            fields: { customer_id: id, joined_at: start, masked_name: name }
          - target: customer_version
            from: contracts
            fields:
              customer_id: id
              valid_from: start
              tier: { column: plan, map: tier }
              branch: offices.region
              monthly_value: fee
          - target: churn
            from: contracts
            where: { column: end, present: true }
            fields: { churn_id: id, customer_id: id, churned_at: end, kind: { constant: voluntary } }
          - target: customer_version
            from: moves
            fields: { customer_id: id, valid_from: from, valid_to: to, tier: { constant: gold }, branch: region, monthly_value: { constant: "1" } }
          - target: churn
            from: exits
            fields: { churn_id: exit, customer_id: id, churned_at: at, kind: kind, winback_at: back }
          - target: complaint
            from: tickets
            fields: { complaint_id: ticket, customer_id: id, branch: region, opened_at: opened, settled_at: settled }
          - target: survey
            from: tickets
            fields:
              survey_id: ticket
              branch: region
              wave: { constant: tickets }
              sent_at: opened
              responded_at: settled
              csat: score
              csat_max: { constant: "5" }
          - target: case
            from: saves
            fields: { case_id: save, customer_id: id, branch: region, trigger: { constant: request }, opened_at: opened, closed_at: closed, outcome: outcome }
          - target: contact
            from: calls
            fields: { contact_id: call, customer_id: id, branch: region, at: at, mode: { constant: phone }, addressing: { constant: one_to_one }, effective: ok }
        """;

    public const string Offices = "office,region,parent,level\no1,North,,\no2,North,,\no3,South,,\n";

    public const string ContractHeader = "id,office,start,end,plan,fee,name\n";

    public static Mapping Mapping => Mapping.Parse(Yaml, "shop.yaml");

    /// <summary>Writes two sound contracts, and then the given lines from line 4 on.</summary>
    public static string WriteContracts(this ImportFixture import, string lines = "") =>
        import.Write("contracts.csv", $"{ContractHeader}c1,o1,2024-01-05,,A,100,王*\nc2,o3,2024-02-01,2024-03-09,B,50.5,\n{lines}");

    public static void WriteOffices(this ImportFixture import, string lines = "") => import.Write("offices.csv", Offices + lines);
}
