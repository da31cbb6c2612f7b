using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>What differs from the mapping is said in a sentence before anything loads; what is broken does not break the import.</summary>
public sealed class DriftTests : IDisposable
{
    private readonly ImportFixture import = new();

    [Theory]
    [InlineData("id,office,start_date,end,plan,fee,name", "'start'", "perhaps renamed to 'start_date'")]
    [InlineData("id,office,start,end,plan,Fee ,name", "'fee'", "perhaps renamed to 'Fee'")]
    [InlineData("id,office,start,end,plan,charge,name", "'fee'", "")]
    public async Task A_column_that_lacks_is_named_with_the_one_that_may_be_meant(string header, string column, string hint)
    {
        import.WriteOffices();
        import.Write("contracts.csv", $"{header}\nc1,o1,2024-01-05,,A,100,\n");

        var refusal = await Should.ThrowAsync<DataException>(() => RunAsync());

        refusal.Code.ShouldBe("COLUMN_MISSING");
        refusal.Message.ShouldContain($"has no column {column} (mapping line ");
        refusal.Message.Contains("perhaps", StringComparison.Ordinal).ShouldBe(hint.Length > 0);
        refusal.Message.ShouldContain(hint);
    }

    [Fact]
    public async Task Columns_that_nobody_reads_are_named_and_do_no_harm()
    {
        import.WriteOffices();
        import.Write("contracts.csv", "id,office,start,end,plan,fee,name,colour\nc1,o1,2024-01-05,,A,100,,red\n");
        var said = new List<string>();

        var summary = await RunAsync(new() { Notice = said.Add });

        summary.Rejected.ShouldBe(0);
        said.ShouldContain("The file contracts.csv has columns that the mapping does not read: colour.");
    }

    [Fact]
    public async Task A_cell_of_ten_million_characters_costs_its_row_only()
    {
        import.WriteOffices();
        import.WriteContracts($"c3,o1,2024-01-01,,A,1,{new string('x', 10_000_000)}\nc4,o1,2024-01-01,,A,1,\n");

        var summary = await RunAsync();

        summary.Rejected.ShouldBe(1);
        import.Read(context => context.ImportRejects.Single()).Code.ShouldBe("ROW_TOO_LONG");
        import.Read(context => context.Customers.Count()).ShouldBe(3);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_before_a_long_rest_costs_its_line_only()
    {
        import.WriteOffices();
        var rest = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"d{i},o1,2024-01-01,,A,1,\n"));
        import.WriteContracts($"c3,o1,2024-01-01,,A,1,\"open\n{rest}");

        var summary = await RunAsync();

        summary.Rejected.ShouldBe(1);
        import.Read(context => context.Customers.Count()).ShouldBe(60_002);
    }

    [Fact]
    public async Task Nul_bytes_and_names_that_are_too_long_cost_their_rows_only()
    {
        import.WriteOffices();
        // Within its first bytes a NUL says that the file is no text at all.
        var before = string.Concat(Enumerable.Range(0, 300).Select(i => $"d{i},o1,2024-01-01,,A,1,\n"));
        var (long201, long200) = (new string('名', 201), new string('名', 200));
        import.WriteContracts($"{before}c3,o1,2024-01-01,,A,1,a\0b\nc4,o1,2024-01-01,,A,1,{long201}\nc5,o1,2024-01-01,,A,1,{long200}\n");

        await RunAsync();

        import
            .Read(context => context.ImportRejects.OrderBy(row => row.Number).Select(row => row.Code).ToList())
            .ShouldBe(["BAD_ENCODING", "BAD_VALUE"]);
        import.Read(context => context.Customers.Single(row => row.Code == "c5")).MaskedName!.Length.ShouldBe(200);
    }

    [Fact]
    public async Task Files_of_which_the_mapping_means_none_are_refused()
    {
        import.Write("other.csv", "a,b\n1,2\n");
        var yaml =
            "files: { calls: { pattern: calls.csv, optional: true } }\nloads:\n  - { target: branch, from: calls, fields: "
            + "{ code: c, level: l, name_zh: c, name_en: c } }\n";

        var refusal = await Should.ThrowAsync<DataException>(() =>
            import.RunAsync(Mapping.Parse(yaml, "m.yaml"), cancellation: TestContext.Current.CancellationToken)
        );

        (refusal.Code, refusal.Message).ShouldBe(
            ("FILE_MISSING", "None of the given files is named as one of the mapping's: 'calls.csv'.")
        );
    }

    [Fact]
    public async Task A_header_alone_loads_nothing_and_is_no_fault()
    {
        import.WriteOffices();
        import.Write("contracts.csv", ShopMapping.ContractHeader);

        (await RunAsync()).Rejected.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_written_to_while_it_is_read_is_refused()
    {
        import.WriteOffices();
        var path = import.WriteContracts();
        var growing = new OnReport(() => File.AppendAllText(path, "c9,o1,2024-01-05,,A,100,\n"));

        var refusal = await Should.ThrowAsync<DataException>(() =>
            import.RunAsync(ShopMapping.Mapping, progress: growing, cancellation: TestContext.Current.CancellationToken)
        );

        refusal.Code.ShouldBe("FILE_CHANGED");
        import.Read(context => context.Customers.Any()).ShouldBeFalse();
    }

    public void Dispose() => import.Dispose();

    private Task<ImportSummary> RunAsync(ImportOptions? options = null) =>
        import.RunAsync(ShopMapping.Mapping, options: options, cancellation: TestContext.Current.CancellationToken);

    private sealed class OnReport(Action action) : IProgress<ImportProgress>
    {
        private bool done;

        public void Report(ImportProgress value)
        {
            if (!done)
            {
                done = true;
                action();
            }
        }
    }
}
