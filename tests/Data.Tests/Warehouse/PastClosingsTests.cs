using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kpi.Data.Tests.Warehouse;

/// <summary>A warehouse from before closings had an order of their own gets it from the clocks, which are all that it has.</summary>
public sealed class PastClosingsTests
{
    private const string Before = "FailuresAndCareLists";

    [Theory, MemberData(nameof(WarehouseProviders.All), MemberType = typeof(WarehouseProviders))]
    public async Task Closings_and_imports_of_the_past_keep_their_order(WarehouseProvider provider)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        await using var db = warehouse.Location.Open();
        await db.GetService<IMigrator>().MigrateAsync(Before, cancellation);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO month_revision (month, number, fingerprint, closed_at, closed_by, measures) VALUES
                (202501, 1, 'a', '2025-02-10', 'me', CAST('' AS varbinary(8))), (202502, 1, 'b', '2025-03-10', 'me', CAST('' AS varbinary(8))),
                (202501, 2, 'c', '2025-04-10', 'me', CAST('' AS varbinary(8)));
            INSERT INTO import_batch (id, mapping, mapping_hash, "by", state, started_at, finished_at, rows_read, loaded, unchanged, rejected) VALUES
                (1, 'm', '', 'me', 0, '2025-01-09', '2025-01-10', 0, 1, 0, 0), (2, 'm', '', 'me', 0, '2025-03-19', '2025-03-20', 0, 1, 0, 0),
                (3, 'm', '', 'me', 1, '2025-05-01', NULL, 0, 0, 0, 0);
            """,
            cancellation
        );

        await db.Database.MigrateAsync(cancellation);

        var closings = await db
            .Revisions.OrderBy(row => row.DataVersion)
            .Select(row => new { row.Month, row.Number })
            .ToListAsync(cancellation);
        closings.Select(row => (row.Month, row.Number)).ShouldBe([(202501, 1), (202502, 1), (202501, 2)]);
        (await db.ImportBatches.OrderBy(row => row.Id).Select(row => row.DataVersion).ToListAsync(cancellation)).ShouldBe([0, 2, 0]);
    }
}
