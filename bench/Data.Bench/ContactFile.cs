using System.Globalization;

namespace Kpi.Data.Bench;

/// <summary>A source of contacts, of any size, the same every time: branches, customers and a file of contacts with the mapping that loads them.</summary>
internal static class ContactFile
{
    public const string Mapping = """
        formats: ["yyyy-MM-dd HH:mm:ss"]
        files:
          branches: { pattern: branches.csv, optional: true }
          customers: { pattern: customers.csv, optional: true }
          contacts: { pattern: contacts.csv, optional: true }
        loads:
          - target: branch
            from: branches
            fields: { code: code, parent_code: parent, level: level, name_zh: name, name_en: name }
          - target: customer
            from: customers
            fields: { customer_id: customer_id, joined_at: joined_at }
          - target: contact
            from: contacts
            fields:
              { contact_id: contact_id, customer_id: customer_id, branch: branch, at: at, mode: mode, addressing: addressing, effective: effective }
        """;

    private const int Outlets = 2000;
    private const int RowsPerCustomer = 36;
    private static readonly string[] Modes = ["phone", "sms", "visit", "email"];
    private static readonly DateTime First = new(2023, 11, 1, 8, 0, 0, DateTimeKind.Unspecified);

    public static void WriteDimensions(string folder, long rows)
    {
        using var branches = new StreamWriter(Path.Combine(folder, "branches.csv"));
        branches.WriteLine("code,parent,level,name\nHQ,,hq,Headquarters");
        for (var i = 0; i < Outlets; i++)
        {
            branches.WriteLine(string.Create(CultureInfo.InvariantCulture, $"O{i:D4},HQ,outlet,Outlet {i}"));
        }

        using var customers = new StreamWriter(Path.Combine(folder, "customers.csv"));
        customers.WriteLine("customer_id,joined_at");
        for (var i = 0; i < Customers(rows); i++)
        {
            customers.WriteLine(string.Create(CultureInfo.InvariantCulture, $"C{i:D7},2020-01-01 00:00:00"));
        }
    }

    /// <summary>Contacts in order of time, as a source system exports them; customers in no order.</summary>
    public static string WriteContacts(string folder, long rows)
    {
        var path = Path.Combine(folder, "contacts.csv");
        var customers = Customers(rows);
        using var file = new StreamWriter(path, append: false, new System.Text.UTF8Encoding(false), bufferSize: 1 << 20);
        file.WriteLine("contact_id,customer_id,branch,at,mode,addressing,effective");
        var random = new Random(20261122);
        for (var i = 0L; i < rows; i++)
        {
            var at = First.AddSeconds(i * (36.0 * 30 * 86400) / rows);
            var customer = random.NextInt64(customers);
            var (mode, addressing, effective) = (
                Modes[random.Next(4)],
                random.Next(10) == 0 ? "broadcast" : "one_to_one",
                random.Next(5) > 0
            );
            file.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"K{i:D9},C{customer:D7},O{customer % Outlets:D4},{at:yyyy-MM-dd HH:mm:ss},{mode},{addressing},{(effective ? "true" : "false")}"
                )
            );
        }

        return path;
    }

    private static long Customers(long rows) => Math.Max(1, rows / RowsPerCustomer);
}
