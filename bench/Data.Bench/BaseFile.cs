using System.Globalization;

namespace Kpi.Data.Bench;

/// <summary>A source of monthly snapshots of the base, of any size, the same every time: a file of months with all customers in each, and the mapping that loads it.</summary>
internal static class BaseFile
{
    public const string Mapping = """
        files:
          branches: { pattern: branches.csv, optional: true }
          customers: { pattern: customers.csv, optional: true }
          base: { pattern: base.csv, optional: true }
        loads:
          - target: branch
            from: branches
            fields: { code: code, parent_code: parent, level: level, name_zh: name, name_en: name }
          - target: customer
            from: customers
            fields: { customer_id: customer_id, joined_at: joined_at }
          - target: base_month
            from: base
            fields:
              month: month
              customer_id: customer_id
              active_open: active_open
              active_close: active_close
              tier_open: tier_open
              branch_open: branch_open
              branch_close: branch_close
              value_3m: value_3m
              tenure_months: tenure_months
              is_silent: is_silent
              lifecycle: lifecycle
        """;

    /// <summary>The warehouse's own columns, types and key, so that the shell does the same work on disk.</summary>
    public const string Table = """
        CREATE TABLE base (month TEXT NOT NULL, customer_id TEXT NOT NULL, active_open INTEGER NOT NULL, active_close INTEGER NOT NULL,
          tier_open TEXT NOT NULL, branch_open TEXT NOT NULL, branch_close TEXT NOT NULL, value_3m REAL NOT NULL, tenure_months INTEGER NOT NULL,
          is_silent INTEGER NOT NULL, lifecycle TEXT NOT NULL{remarks}, PRIMARY KEY (month, customer_id), CHECK (tenure_months >= 0 AND value_3m >= 0));
        """;

    private const string Columns =
        "month,customer_id,active_open,active_close,tier_open,branch_open,branch_close,value_3m,tenure_months,is_silent,lifecycle";
    private const int Outlets = 2000;
    private const int FirstYear = 2015;
    private static readonly string[] Tiers = ["ordinary", "silver", "gold", "platinum", "diamond"];
    private static readonly string[] Lives = ["identified", "growing", "stable", "warned"];

    /// <summary>Writes the branches and the customers that the base names.</summary>
    public static void WriteDimensions(string folder, int customers)
    {
        using var branches = new StreamWriter(Path.Combine(folder, "branches.csv"));
        branches.WriteLine("code,parent,level,name\nHQ,,hq,Headquarters");
        for (var i = 0; i < Outlets; i++)
        {
            branches.WriteLine(string.Create(CultureInfo.InvariantCulture, $"O{i:D4},HQ,outlet,Outlet {i}"));
        }

        using var file = new StreamWriter(Path.Combine(folder, "customers.csv"));
        file.WriteLine("customer_id,joined_at");
        for (var i = 0; i < customers; i++)
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"C{i:D7},2020-01-01 00:00:00"));
        }
    }

    /// <summary>Writes the base of every month, month by month and customer by customer, as a warehouse exports it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="customers">Customers in each month.</param>
    /// <param name="months">Months from January 2015 on, 140 at most: a month to come is rejected.</param>
    /// <param name="padding">Characters of a column that the mapping does not read, to make rows as wide as those of wide sources.</param>
    public static string Write(string folder, int customers, int months, int padding)
    {
        var path = Path.Combine(folder, "base.csv");
        using var file = new StreamWriter(path, append: false, new System.Text.UTF8Encoding(false), bufferSize: 1 << 20);
        file.WriteLine(padding > 0 ? Columns + ",remarks" : Columns);
        var remarks = padding > 0 ? "," + new string('x', padding) : "";
        Span<char> line = stackalloc char[256];
        for (var month = 0; month < months; month++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{FirstYear + (month / 12):D4}-{1 + (month % 12):D2}");
            for (var i = 0; i < customers; i++)
            {
                var outlet = i * 31L % Outlets;
                var (joins, leaves) = (i % 300 == month, i % 300 == month + 100);
                line.TryWrite(
                    CultureInfo.InvariantCulture,
                    $"{name},C{i:D7},{(joins ? 0 : 1)},{(leaves ? 0 : 1)},{Tiers[i % 5]},O{outlet:D4},O{(i % 100 == month ? (outlet + 1) % Outlets : outlet):D4},{i % 9700 / 100.0:0.00},{36 + month},{(i % 40 == 0 ? 1 : 0)},{Lives[i % 4]}",
                    out var length
                );
                file.Write(line[..length]);
                file.WriteLine(remarks);
            }
        }

        return path;
    }
}
