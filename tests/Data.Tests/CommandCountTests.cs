using System.Globalization;
using System.Text;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Measures;
using Kpi.Data.Tests.Import;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests;

/// <summary>Nothing asks once for each row: the number of commands of an operation is small and the same however much there is.</summary>
public sealed class CommandCountTests
{
    private const int Few = 2;
    private const int Many = 200;
    private static readonly Month March = new(2025, 3);

    [Fact]
    public async Task Reading_a_month_takes_a_command_a_family_whatever_the_branches()
    {
        var (few, many) = (await ReadAsync(Few), await ReadAsync(Many));

        many.ShouldBe(few);
        few.ShouldBeInRange(10, 25, "version, tree, months, revisions, version; fifteen families of the mart; the month's version");
    }

    [Fact]
    public async Task Measuring_a_month_takes_the_same_commands_whatever_the_branches()
    {
        var (few, many) = (await MeasureAsync(Few), await MeasureAsync(Many));

        many.ShouldBe(few);
        few.ShouldBeInRange(10, 60, "removing, making and marking a month");
    }

    [Fact]
    public async Task Importing_a_file_takes_the_same_commands_whatever_its_rows()
    {
        var (few, many) = (await ImportAsync(Few), await ImportAsync(10 * Many));

        many.ShouldBe(few);
        few.ShouldBeInRange(10, 60, "the ledger, staging and merging");
    }

    private static async Task<int> ReadAsync(int outlets)
    {
        await using var warehouse = await FilledAsync(outlets);
        await warehouse.RefreshAsync(March);
        using var sent = new SentCommands(warehouse.Location);
        var reader = await warehouse.ReadAsync();
        foreach (var branch in reader.Branches)
        {
            foreach (var kpi in reader.Catalogue.All)
            {
                reader.Read(kpi, branch, March);
            }
        }

        return sent.Take();
    }

    private static async Task<int> MeasureAsync(int outlets)
    {
        await using var warehouse = await FilledAsync(outlets);
        using var sent = new SentCommands(warehouse.Location);
        await new Refresh(warehouse.Location, TestClock.Business).MonthAsync(March, TestContext.Current.CancellationToken);
        return sent.Take();
    }

    private static async Task<int> ImportAsync(int customers)
    {
        using var import = new ImportFixture();
        var file = new StringBuilder("customer_id,joined_at\n");
        for (var i = 0; i < customers; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"C{i},2024-05-06 00:00:00\n");
        }

        import.Write("customers.csv", file.ToString());
        var mapping = Mapping.Parse(
            """
            formats: ["yyyy-MM-dd HH:mm:ss"]
            files:
              customers: { pattern: customers.csv }
            loads:
              - target: customer
                from: customers
                fields: { customer_id: customer_id, joined_at: joined_at }
            """,
            "customers.yaml"
        );
        using var sent = new SentCommands(import.Warehouse);
        var summary = await import.RunAsync(mapping, cancellation: TestContext.Current.CancellationToken);
        summary.Loaded.ShouldBe(customers);
        return sent.Take();
    }

    /// <summary>Headquarters with so many outlets, each with a customer who joined, was contacted and left.</summary>
    private static async Task<TemporaryWarehouse> FilledAsync(int outlets)
    {
        var warehouse = await TemporaryWarehouse.CreateAsync();
        var (joined, left) = (new DateTime(2024, 5, 6, 0, 0, 0, DateTimeKind.Utc), new DateTime(2025, 3, 9, 0, 0, 0, DateTimeKind.Utc));
        List<object> rows =
        [
            new Branch
            {
                Id = 1,
                Code = "HQ",
                NameZh = "总行",
                NameEn = "HQ",
                Level = BranchLevel.Hq,
            },
        ];
        for (var i = 2; i < outlets + 2; i++)
        {
            var code = i.ToString(CultureInfo.InvariantCulture);
            rows.AddRange([
                new Branch
                {
                    Id = i,
                    Code = code,
                    NameZh = code,
                    NameEn = code,
                    Level = BranchLevel.Outlet,
                    ParentId = 1,
                },
                new Customer
                {
                    Id = i,
                    Code = code,
                    JoinedAt = joined,
                },
                new CustomerVersion
                {
                    CustomerId = i,
                    ValidFrom = joined,
                    BranchId = i,
                    Tier = Tier.Gold,
                },
                new Contact
                {
                    Id = code,
                    CustomerId = i,
                    BranchId = i,
                    At = left,
                    Effective = true,
                },
                new Churn
                {
                    Id = code,
                    CustomerId = i,
                    ChurnedAt = left,
                },
            ]);
        }

        await warehouse.SaveAsync(rows);
        return warehouse;
    }
}
