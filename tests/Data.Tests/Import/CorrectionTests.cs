using Kpi.Data.Import;

namespace Kpi.Data.Tests.Import;

/// <summary>Rejected rows are kept as they came, can be corrected, and are then taken back.</summary>
public sealed class CorrectionTests : IDisposable
{
    private readonly ImportFixture import = new();

    [Fact]
    public async Task A_corrected_row_loads_and_the_others_stay()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,someday,,A,1,=1+1\n");
        var first = await RunAsync(new());
        var rows = Path.Combine(first.RejectedRows!, "contracts.csv");
        var text = await File.ReadAllTextAsync(rows, TestContext.Current.CancellationToken);
        text.ShouldContain("c3,o1,someday,,A,1,'=1+1,");
        await File.WriteAllTextAsync(
            rows,
            text.Replace("someday", "2024-04-01", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var second = await RunAsync(new() { CorrectedPaths = [first.RejectedRows!] });

        (second.Loaded, second.Unchanged, second.Rejected).ShouldBe((2, 3, 0), second.ToString());
        import.Read(context => context.Customers.Single(row => row.Code == "c3")).MaskedName.ShouldBe("=1+1");
        import.Read(context => context.Customers.Count()).ShouldBe(3);
    }

    [Fact]
    public async Task A_row_with_the_wrong_number_of_cells_keeps_all_of_them()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1\nc4,o1,2024-01-01,,A,1,x,y\n");

        var summary = await RunAsync(new());

        var lines = await File.ReadAllLinesAsync(
            Path.Combine(summary.RejectedRows!, "contracts.csv"),
            TestContext.Current.CancellationToken
        );
        lines[1].ShouldStartWith("c3,o1,,,,,,");
        lines[2].ShouldStartWith("c4,o1,2024-01-01,,A,1,x,");
        lines[2].ShouldEndWith(",y");
    }

    [Fact]
    public async Task A_negative_number_is_written_as_it_is_and_rows_that_a_spreadsheet_saved_in_its_own_way_are_taken_back()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,2024-04-01,,A,-1.5,+86 138\n");
        var first = await RunAsync(new());
        var rows = Path.Combine(first.RejectedRows!, "contracts.csv");
        var text = await File.ReadAllTextAsync(rows, TestContext.Current.CancellationToken);
        text.ShouldContain("c3,o1,2024-04-01,,A,-1.5,'+86 138,");
        await File.WriteAllTextAsync(
            rows,
            text.Replace("-1.5", "1.5", StringComparison.Ordinal).Replace(',', ';'),
            TestContext.Current.CancellationToken
        );

        var second = await RunAsync(new() { CorrectedPaths = [first.RejectedRows!] });

        second.Rejected.ShouldBe(0, second.ToString());
        import.Read(context => context.Customers.Single(row => row.Code == "c3")).MaskedName.ShouldBe("+86 138");
        import.Read(context => context.CustomerVersions.Count(row => row.MonthlyValue == 1.5)).ShouldBe(1);
    }

    [Fact]
    public async Task Files_that_hold_no_rejected_rows_are_refused()
    {
        import.WriteOffices();
        import.WriteContracts();
        var elsewhere = Directory.CreateDirectory(Path.Combine(import.Sources, "elsewhere")).FullName;

        var refusal = await Should.ThrowAsync<DataException>(() => RunAsync(new() { CorrectedPaths = [elsewhere] }));

        refusal.Code.ShouldBe("FILE_MISSING");
    }

    [Fact]
    public async Task The_files_that_a_killed_process_left_half_named_are_put_right()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,someday,,A,1,\n");
        var first = await RunAsync(new());
        var draft = Directory.CreateDirectory(first.RejectedRows + ".part").FullName;
        Directory.Move(first.RejectedRows!, Path.Combine(draft, "rows"));
        File.Move(first.RejectsFile!, Path.Combine(draft, "reasons.csv"));
        Directory.CreateDirectory(Path.Combine(import.Rejects, "rejects-0099.part"));

        await RunAsync(new() { Again = true });

        File.Exists(first.RejectsFile).ShouldBeTrue();
        File.Exists(Path.Combine(first.RejectedRows!, "contracts.csv")).ShouldBeTrue();
        Directory.GetDirectories(import.Rejects, "*.part").ShouldBeEmpty();
    }

    public void Dispose() => import.Dispose();

    private Task<ImportSummary> RunAsync(ImportOptions options) =>
        import.RunAsync(ShopMapping.Mapping, options: options, cancellation: TestContext.Current.CancellationToken);
}
