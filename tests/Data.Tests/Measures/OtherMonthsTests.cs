using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Measures;

/// <summary>Measuring a month costs the same however many other months there are.</summary>
public sealed class OtherMonthsTests
{
    [Fact]
    public async Task A_month_is_measured_without_reading_through_the_facts_of_others()
    {
        await using var warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync([
            .. GoldenScenario.Facts(),
            // Without one the source says nothing about first contacts, and they are not asked for.
            new RetentionCase
            {
                Id = "k1",
                CustomerId = 1,
                BranchId = 4,
                Trigger = CaseTrigger.Request,
                OpenedAt = new(2025, 3, 11, 0, 0, 0, DateTimeKind.Utc),
                FirstAttemptAt = new(2025, 3, 12, 0, 0, 0, DateTimeKind.Utc),
            },
        ]);
        var read = new ReadTables();
        var options = new DbContextOptionsBuilder<SqliteWarehouse>()
            .UseSqlite($"Data Source={warehouse.Location.Description}")
            .AddInterceptors(read)
            .Options;
        var location = WarehouseLocation.Through(() => new SqliteWarehouse(options), warehouse.Location.Description);

        // The last month of a quarter, so that silver coverage is asked for, too.
        await new Refresh(location, TestClock.Business).MonthAsync(new(2025, 3), TestContext.Current.CancellationToken);

        read.Whole.ShouldBe(
            ["dim_customer", "fact_churn", "data_version"],
            ignoreOrder: true,
            "whether each customer was away is asked of all departures; nothing else is read from end to end"
        );
    }
}
