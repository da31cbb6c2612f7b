using System.Text;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests.Import;

/// <summary>Texts of any delimiter, quotation mark and encoding, workbooks, and tables of other databases.</summary>
public sealed class SourceTests : IDisposable
{
    private const string Line = "c1,o1,2024-01-05,,A,100,王*明\n";
    private readonly ImportFixture import = new();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("gb18030", false)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    public async Task An_encoding_that_nobody_declares_is_detected(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        import.WriteOffices();
        import.Write("contracts.csv", [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(ShopMapping.ContractHeader + Line)]);

        await RunAsync();

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*明");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_text_that_is_mostly_Chinese_in_UTF_16_is_detected_without_its_mark(string name)
    {
        import.WriteOffices();
        var lines = string.Concat(Enumerable.Range(1, 20).Select(i => $"客户一二三{i}号,o1,2024-01-05,,A,1,{new string('一', 150)}\n"));
        import.Write("contracts.csv", Encoding.GetEncoding(name).GetBytes(ShopMapping.ContractHeader + lines));

        (await RunAsync()).Rejected.ShouldBe(0);

        import.Read(context => context.Customers.Count()).ShouldBe(20);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public async Task Lines_may_end_as_any_system_ends_them(string end)
    {
        import.WriteOffices();
        import.Write(
            "contracts.csv",
            (ShopMapping.ContractHeader + "c0,o1,bad,,A,1,\n" + Line).Replace("\n", end, StringComparison.Ordinal)
        );

        await RunAsync();

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*明");
        import.Read(context => context.ImportRejects.Single()).Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("\u001a")]
    [InlineData("\n\u001a")]
    public async Task What_ended_a_text_on_systems_of_old_is_no_row(string end)
    {
        import.WriteOffices();
        import.Write("contracts.csv", ShopMapping.ContractHeader + Line.TrimEnd() + end);

        (await RunAsync()).Rejected.ShouldBe(0);

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*明");
    }

    [Fact]
    public async Task The_line_by_which_Excel_says_the_delimiter_is_no_header()
    {
        import.WriteOffices();
        import.Write("contracts.csv", "sep=#\n" + (ShopMapping.ContractHeader + Line + "c2,o1,bad,,A,1,\n").Replace(',', '#'));

        await RunAsync();

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*明");
        import.Read(context => context.ImportRejects.Single()).Line.ShouldBe(4);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task A_delimiter_that_nobody_declares_is_detected(char delimiter)
    {
        import.WriteOffices();
        import.Write("contracts.csv", (ShopMapping.ContractHeader + Line).Replace(',', delimiter));

        await RunAsync();

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*明");
    }

    [Fact]
    public async Task The_columns_that_are_read_speak_for_a_delimiter_and_not_the_number_of_cells()
    {
        import.WriteOffices();
        import.Write("contracts.csv", "id;office;start;end;plan;fee;name;\"a,b,c,d,e,f,g,h,i\"\nc1;o1;2024-01-05;;A;100;王*明;\n");

        await RunAsync();

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*明");
    }

    [Fact]
    public async Task Another_quotation_mark_encloses_delimiters_and_stands_for_itself_when_doubled()
    {
        import.WriteOffices();
        import.Write("contracts.csv", "id|office|start|end|plan|fee|name\nc1|o1|2024-01-05||A|100|'O''Neil|x'\n");

        await RunAsync("contracts: { delimiter: '|', quote: \"'\",");

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("O'Neil|x");
    }

    [Fact]
    public async Task A_workbook_is_a_source_with_its_dates_and_numbers()
    {
        import.WriteOffices();
        Workbooks.Write(
            Path.Combine(import.Sources, "contracts.xlsx"),
            ["id", "office", "start", "end", "plan", "fee", "name"],
            ["c1", "o1", new DateTime(2024, 1, 5), null, "A", 100.25, "王*明"],
            ["c2", "o1", "bad", null, "A", 1, null]
        );

        var summary = await RunAsync("contracts: { pattern: contracts.xlsx, sheet: Data,", "contracts: { pattern: contracts.csv,");

        summary.Rejected.ShouldBe(1);
        import.Read(context => context.ImportRejects.Single()).Line.ShouldBe(3);
        import.Read(context => context.CustomerVersions.Single()).MonthlyValue.ShouldBe(100.25);
        import.Read(context => context.Customers.Single()).JoinedAt.ShouldBe(new DateTime(2024, 1, 4, 16, 0, 0));
        File.Exists(Path.Combine(summary.RejectedRows!, "contracts.xlsx.csv")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sheet_that_is_not_there_is_named()
    {
        import.WriteOffices();
        Workbooks.Write(Path.Combine(import.Sources, "contracts.xlsx"), ["id"]);

        var refusal = await Should.ThrowAsync<DataException>(() =>
            RunAsync("contracts: { pattern: contracts.xlsx, sheet: Other,", "contracts: { pattern: contracts.csv,")
        );

        (refusal.Code, refusal.Message).ShouldBe(
            ("SHEET_MISSING", "The workbook contracts.xlsx has no sheet 'Other'; correct 'sheet' in the mapping.")
        );
    }

    [Theory]
    [InlineData("table: contract_list")]
    [InlineData("query: \"SELECT * FROM contract_list WHERE plan = 'A'\"")]
    public async Task A_table_of_another_database_is_copied_through_the_same_mapping(string what)
    {
        import.WriteOffices();
        var database = Path.Combine(import.Sources, "crm.db");
        await using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE contract_list (id TEXT, office TEXT, start TEXT, "end" TEXT, plan TEXT, fee REAL, name TEXT);
                INSERT INTO contract_list VALUES ('c1', 'o1', '2024-01-05', NULL, 'A', 100.5, 'a "b", c');
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await RunAsync($"contracts: {{ database: {{ sqlite: '{database}', {what} }},", "contracts: { pattern: contracts.csv,");
        var again = await RunAsync(
            $"contracts: {{ database: {{ sqlite: '{database}', {what} }},",
            "contracts: { pattern: contracts.csv,",
            false
        );

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("a \"b\", c");
        import.Read(context => context.CustomerVersions.Single()).MonthlyValue.ShouldBe(100.5);
        again.AlreadyLoadedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("sqlite: /nowhere/crm.db, table: t", "There is no file /nowhere/crm.db")]
    [InlineData("sqlserver: KPI_TEST_NOT_SET, table: dbo.t", "is not set")]
    [InlineData("sqlserver: KPI_TEST_CRM, table: dbo.t", "holds no connection string of SQL Server")]
    [InlineData("sqlserver: KPI_TEST_CRM_NUMBER, table: dbo.t", "holds no connection string of SQL Server")]
    public async Task A_database_that_does_not_answer_is_named_without_its_password(string what, string reason)
    {
        Environment.SetEnvironmentVariable("KPI_TEST_CRM", "Server=crm;Pass;word=secret");
        Environment.SetEnvironmentVariable("KPI_TEST_CRM_NUMBER", "Server=crm;Connect Timeout=secret");
        import.WriteOffices();

        var refusal = await Should.ThrowAsync<DataException>(() =>
            RunAsync($"contracts: {{ database: {{ {what} }},", "contracts: { pattern: contracts.csv,")
        );

        refusal.Code.ShouldBe("SOURCE_UNREACHABLE");
        refusal.Message.ShouldContain("'contracts'");
        refusal.Message.ShouldContain(reason);
        refusal.Message.ShouldNotContain("secret");
    }

    public void Dispose() => import.Dispose();

    private Task<ImportSummary> RunAsync(string how = "contracts: {", string instead = "contracts: {", bool again = true) =>
        import.RunAsync(
            Mapping.Parse(ShopMapping.Yaml.Replace(instead, how, StringComparison.Ordinal), "shop.yaml"),
            options: new() { Again = again },
            cancellation: TestContext.Current.CancellationToken
        );
}
