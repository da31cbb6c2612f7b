using System.Security.Cryptography;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Import;

/// <summary>The ledger says what was loaded, from where, by whom and how it ended.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly ImportFixture import = new();

    [Fact]
    public async Task A_batch_knows_its_mapping_its_files_and_its_rows()
    {
        import.WriteOffices();
        var path = import.WriteContracts("c3,o1,someday,,A,1,\n");

        await RunAsync(new() { By = "lin" });

        var batch = import.Read(context => context.ImportBatches.Single());
        (batch.State, batch.By, batch.MappingHash).ShouldBe((ImportState.Loaded, "lin", ShopMapping.Mapping.Hash));
        (batch.RowsRead, batch.Loaded, batch.Rejected).ShouldBe((6, 8, 1));
        batch.FinishedAt!.Value.ShouldBeGreaterThanOrEqualTo(batch.StartedAt);
        var file = import.Read(context => context.ImportFiles.Single(row => row.Name == "contracts.csv"));
        file.Sha256.ShouldBe(
            Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)))
        );
        (file.RowsRead, file.Rejected, file.Bytes).ShouldBe((3, 1, new FileInfo(path).Length));
    }

    [Fact]
    public async Task Numbers_are_summed_and_times_bounded_over_the_accepted_rows()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,2024-01-01,,A,-7,\n");

        await RunAsync(new());

        var controls = import.Read(context => context.ImportControls.Where(row => row.Target == "customer_version").ToList());
        controls.Single(row => row.Field == "monthly_value").Total.ShouldBe(150.5);
        var from = controls.Single(row => row.Field == "valid_from");
        (from.Filled, from.Earliest, from.Latest).ShouldBe((2, new DateTime(2024, 1, 4, 16, 0, 0), new DateTime(2024, 1, 31, 16, 0, 0)));
    }

    [Fact]
    public async Task The_same_files_again_are_said_to_be_loaded_already()
    {
        import.WriteOffices();
        import.WriteContracts();
        var first = await RunAsync(new());
        var before = import.Contents(withLedger: true);

        var second = await RunAsync(new());

        second.AlreadyLoadedAt.ShouldNotBeNull();
        second.ToString().ShouldMatch(@"^These files were already loaded on \d{4}-\d\d-\d\d \d\d:\d\d UTC as batch 1; nothing changed\.");
        (second.BatchId, second.Loaded).ShouldBe((first.BatchId, 0));
        import.Contents(withLedger: true).ShouldBe(before);
    }

    [Fact]
    public async Task After_another_import_changed_something_the_same_files_are_read_again()
    {
        import.WriteOffices();
        import.WriteContracts();
        await RunAsync(new());
        var changed = ShopMapping.Yaml.Replace("constant: Headquarters", "constant: Head office", StringComparison.Ordinal);
        await import.RunAsync(Mapping.Parse(changed, "shop.yaml"), options: new(), cancellation: TestContext.Current.CancellationToken);

        var again = await RunAsync(new());

        (again.AlreadyLoadedAt, again.Loaded).ShouldBe((null, 1));
    }

    [Fact]
    public async Task A_row_that_waited_for_its_date_is_read_again()
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("calls.csv", "call,id,region,at,ok\nk1,c1,North,2999-01-01,true\n");
        await RunAsync(new());

        (await RunAsync(new())).AlreadyLoadedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_run_whose_process_died_is_called_interrupted_by_the_next()
    {
        await import
            .Warehouse.Open()
            .Database.ExecuteSqlRawAsync(
                "INSERT INTO import_batch (id, mapping, mapping_hash, \"by\", state, started_at, rows_read, loaded, unchanged, rejected) "
                    + "VALUES (1, 'm', '', '', 1, '2026-01-01 00:00:00', 0, 0, 0, 0)",
                TestContext.Current.CancellationToken
            );
        import.WriteOffices();
        import.WriteContracts();
        var said = new List<string>();

        var summary = await RunAsync(new() { Notice = said.Add });

        summary.BatchId.ShouldBe(2);
        import.Read(context => context.ImportBatches.Single(batch => batch.Id == 1)).State.ShouldBe(ImportState.Interrupted);
        said.ShouldHaveSingleItem().ShouldContain("interrupted");
    }

    [Fact]
    public async Task A_run_that_failed_is_noted_with_its_files_and_why()
    {
        import.WriteOffices();
        var path = import.WriteContracts("c3,o1,someday,,A,1,\n");

        var refusal = await Should.ThrowAsync<DataException>(() => RunAsync(new() { MaxRejects = 0 }));

        var batch = import.Read(context => context.ImportBatches.Single());
        (batch.State, batch.Failure).ShouldBe((ImportState.Failed, $"TOO_MANY_REJECTS: {refusal.Message}"));
        var file = import.Read(context => context.ImportFiles.Single(row => row.Name == "contracts.csv"));
        file.Sha256.ShouldBe(
            Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)))
        );
        (file.RowsRead, file.Rejected).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_leaves_everything_as_it_is()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,someday,,A,1,\n");
        var before = import.Contents(withLedger: true);

        var dry = await RunAsync(new() { DryRun = true });

        (dry.Loaded, dry.Rejected, dry.RejectsFile).ShouldBe((8, 1, null));
        dry.ToString().ShouldStartWith("Dry run, nothing was loaded; an import would give: 8 loaded");
        import.Contents(withLedger: true).ShouldBe(before);
        Directory.Exists(import.Rejects).ShouldBeFalse();
        var real = await RunAsync(new());
        (real.Loaded, real.Unchanged, real.Rejected).ShouldBe((dry.Loaded, dry.Unchanged, dry.Rejected));
    }

    public void Dispose() => import.Dispose();

    private Task<ImportSummary> RunAsync(ImportOptions options) =>
        import.RunAsync(ShopMapping.Mapping, options: options, cancellation: TestContext.Current.CancellationToken);
}
