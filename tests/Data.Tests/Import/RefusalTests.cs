using Kpi.Data.Import;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Import;

/// <summary>What is no table, or not all there, is refused whole, with the warehouse as it was.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly ImportFixture import = new();

    public static TheoryData<string, byte[]> NoTables =>
        new()
        {
            { "empty", [] },
            { "empty", "\n\n  \n"u8.ToArray() },
            { "zip", [.. "PK"u8, 3, 4, 0, 0] },
            { "PDF", "%PDF-1.7\n1 0 obj"u8.ToArray() },
            { "gzip", [0x1F, 0x8B, 8, 0] },
            { "old Word", [0xD0, 0xCF, 0x11, 0xE0] },
            { "web page", "<!DOCTYPE html><html><body>id,office</body></html>"u8.ToArray() },
            { "JSON", "{\"id\": 1}"u8.ToArray() },
            { "binary", [.. "id,office"u8, 0, 1, 2, 3] },
            { "no header", "c1,o1,2024-01-05,,A,100,x\n"u8.ToArray() },
            { "no header", "just some words\nand more\n"u8.ToArray() },
            { "encoding", [0xFF, 0x20, 0xBA, 0xC5, .. ",id\n1,2\n"u8] },
            { "twice", "id,office,start,end,plan,fee,name,fee\n"u8.ToArray() },
        };

    [Theory]
    [MemberData(nameof(NoTables))]
    public async Task What_is_no_table_is_refused(string because, byte[] bytes)
    {
        import.WriteOffices();
        import.Write("contracts.csv", bytes);

        var refusal = await Refusal();

        refusal.Code.ShouldBe("NOT_A_TABLE");
        refusal.Message.ShouldContain("contracts.csv");
        refusal.Message.ShouldContain(because);
    }

    [Fact]
    public async Task A_table_without_a_column_is_refused_naming_all_that_lack_and_where_the_mapping_wants_them()
    {
        import.WriteOffices();
        import.Write("contracts.csv", "id,office,start,end,name\nc1,o1,2024-01-05,,x\n");

        var refusal = await Refusal();

        refusal.Code.ShouldBe("COLUMN_MISSING");
        refusal.Message.ShouldContain("'plan' (mapping line ");
        refusal.Message.ShouldContain("'fee' (mapping line ");
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_refused()
    {
        var refusal = await Refusal("/nowhere/at/all");

        refusal.Code.ShouldBe("FILE_NOT_FOUND");
        refusal.Message.ShouldContain("/nowhere/at/all");
    }

    [Fact]
    public async Task A_file_of_the_mapping_that_is_not_given_is_named()
    {
        import.WriteOffices();

        var refusal = await Refusal();

        refusal.Code.ShouldBe("FILE_MISSING");
        refusal.Message.ShouldContain("'contracts.csv'");
    }

    [Fact]
    public async Task A_refusal_leaves_what_an_earlier_import_loaded()
    {
        import.WriteOffices();
        import.WriteContracts();
        await import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken);
        import.Write("calls.csv", "%PDF-");

        (await Refusal()).Code.ShouldBe("NOT_A_TABLE");
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("churn")]
    [InlineData("contact")]
    public async Task An_import_that_is_stopped_in_the_middle_leaves_nothing(string stopAt)
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,someday,,A,1,\n");
        import.Write("calls.csv", "call,id,region,at,ok\nk1,c1,North,2024-03-01,yes\n");
        var before = import.Contents();
        using var stop = new CancellationTokenSource();
        var progress = new StopAt(stopAt, stop);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            import.RunAsync(ShopMapping.Mapping, null, progress, cancellation: stop.Token)
        );

        progress.Reached.ShouldBeTrue();
        import.Contents().ShouldBe(before);
        var batch = import.Read(context => context.ImportBatches.Single());
        (batch.State, batch.Failure).ShouldBe((ImportState.Failed, "CANCELLED: It was stopped."));
        Directory.Exists(import.Rejects).ShouldBeFalse();
    }

    public void Dispose() => import.Dispose();

    private async Task<DataException> Refusal(string? path = null)
    {
        var before = import.Contents(withLedger: true);
        var refusal = await Should.ThrowAsync<DataException>(() =>
            import.RunAsync(ShopMapping.Mapping, path, cancellation: TestContext.Current.CancellationToken)
        );
        import.Contents(withLedger: true).ShouldBe(before);
        refusal.Message.ShouldEndWith(".");
        return refusal;
    }

    /// <summary>Asks to stop as soon as rows of a target have been written.</summary>
    private sealed class StopAt(string target, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public bool Reached { get; private set; }

        public void Report(ImportProgress value)
        {
            if (value.Target == target)
            {
                Reached = true;
                stop.Cancel();
            }
        }
    }
}
