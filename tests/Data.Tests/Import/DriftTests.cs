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
    public async Task A_header_of_thousands_of_columns_does_not_swell_the_message()
    {
        import.WriteOffices();
        var more = string.Join(',', Enumerable.Range(1, 2000).Select(i => $"column{i}{new string('x', 100)}"));
        import.Write("contracts.csv", $"id,office,start,end,plan,name,{more}\n");

        var refusal = await Should.ThrowAsync<DataException>(() => RunAsync());

        refusal.Code.ShouldBe("COLUMN_MISSING");
        refusal.Message.Length.ShouldBeLessThan(3000);
        refusal.Message.ShouldContain(" and 1976 more");
    }

    [Fact]
    public async Task Two_files_with_the_same_contents_are_named()
    {
        import.WriteOffices();
        var text = await File.ReadAllTextAsync(import.WriteContracts(), TestContext.Current.CancellationToken);
        import.Write("contracts copy.csv", text);
        var said = new List<string>();

        await import.RunAsync(
            Mapping.Parse(ShopMapping.Yaml.Replace("contracts.csv", "contracts*.csv", StringComparison.Ordinal), "shop.yaml"),
            options: new() { Notice = said.Add },
            cancellation: TestContext.Current.CancellationToken
        );

        said.ShouldContain("The files contracts copy.csv and contracts.csv have the same contents; one is enough.");
    }

    [Fact]
    public async Task More_rejected_rows_than_are_allowed_refuse_the_import()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,someday,,A,1,\nc4,o1,someday,,A,1,\n");

        var refusal = await Should.ThrowAsync<DataException>(() => RunAsync(new() { MaxRejects = 1 }));
        import.Read(context => context.Customers.Any()).ShouldBeFalse();
        var summary = await RunAsync(new() { MaxRejects = 2 });

        refusal.Code.ShouldBe("TOO_MANY_REJECTS");
        summary.Rejected.ShouldBe(2);
    }

    [Fact]
    public async Task An_import_of_which_every_row_is_rejected_says_so_again_when_it_is_repeated()
    {
        var yaml =
            "files: { c: { pattern: contracts.csv } }\nloads:\n  - { target: customer, from: c, fields: { customer_id: id, joined_at: start } }\n";
        var mapping = Mapping.Parse(yaml, "m.yaml");
        import.Write("contracts.csv", "id,start\nc1,someday\nc2,\n");

        (await ImportAsync()).IsAllRejected.ShouldBeTrue();
        (await ImportAsync()).IsAllRejected.ShouldBeTrue();
        import.Write("contracts.csv", "id,start\nc1,someday\nc2,2024-01-01\n");
        (await ImportAsync()).IsAllRejected.ShouldBeFalse();

        Task<ImportSummary> ImportAsync() => import.RunAsync(mapping, options: new(), cancellation: TestContext.Current.CancellationToken);
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
        var (long201, long200) = (new string('名', 201), new string('名', 200));
        import.WriteContracts($"c3,o1,2024-01-01,,A,1,a\0b\nc4,o1,2024-01-01,,A,1,{long201}\nc5,o1,2024-01-01,,A,1,{long200}\n");

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
