using System.IO.Compression;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>What Excel lost is said of its row, and a damaged workbook is refused in one sentence.</summary>
public sealed class WorkbookTests : IDisposable
{
    private static readonly object?[] Header = ["id", "office", "start", "end", "plan", "fee", "name", "note"];
    private readonly ImportFixture import = new();

    [Fact]
    public async Task A_number_with_more_digits_than_Excel_keeps_is_rejected_where_the_mapping_reads_it()
    {
        Write(
            ["1234567890123456789", "o1", "2024-01-05", null, "A", 1, null, null],
            [1234567890123456789d, "o1", "2024-01-05", null, "A", 1, null, null],
            [1234567890123456787d, "o1", "2024-01-05", null, "A", 1, null, null],
            [123456789012345d, "o1", "2024-01-05", null, "A", 0.00001, null, 1234567890123456789d]
        );

        await RunAsync();

        Rejects().ShouldBe([(3L, "id", "1234567890123456800", "BAD_VALUE"), (4L, "id", "1234567890123456800", "BAD_VALUE")]);
        import
            .Read(context => context.Customers.Select(row => row.Code).Order().ToList())
            .ShouldBe(["1234567890123456789", "123456789012345"], ignoreOrder: true);
        import.Read(context => context.CustomerVersions.Min(row => row.MonthlyValue)).ShouldBe(0.00001);
    }

    [Fact]
    public async Task An_error_of_a_formula_is_rejected_where_the_mapping_reads_it_and_not_taken_for_an_empty_cell()
    {
        Write(
            ["c1", "o1", "2024-01-05", null, "A", 1, new Workbooks.Error("#N/A"), null],
            ["c2", "o1", "2024-01-05", null, "A", 1, null, new Workbooks.Error("#REF!")],
            ["c3", "o1", "2024-01-05", null, "A", new Workbooks.Error("#DIV/0!"), null, null]
        );

        await RunAsync();

        Rejects().ShouldBe([(2L, "name", "#N/A", "BAD_VALUE"), (4L, "fee", "#DIV/0!", "BAD_VALUE")]);
        import.Read(context => context.Customers.Single()).Code.ShouldBe("c2");
    }

    [Fact]
    public async Task A_workbook_that_breaks_off_is_refused_wherever_it_does()
    {
        Write([.. Enumerable.Range(0, 50).Select(i => new object?[] { $"c{i}", "o1", "2024-01-05", null, "A", i, $"name {i}", null })]);
        var whole = await File.ReadAllBytesAsync(Book, TestContext.Current.CancellationToken);
        for (var part = 1; part < 8; part++)
        {
            await File.WriteAllBytesAsync(Book, whole[..(whole.Length * part / 8)], TestContext.Current.CancellationToken);

            (await RefusalAsync()).Code.ShouldBe("NOT_A_TABLE", $"{part} eighths of it");
        }
    }

    [Fact]
    public async Task A_workbook_with_any_byte_changed_loads_or_is_refused_with_a_code()
    {
        Write(["c1", "o1", "2024-01-05", null, "A", 1, "one", null], ["c2", "o1", new DateTime(2024, 1, 5), null, "A", 2.5, "two", null]);
        var whole = await File.ReadAllBytesAsync(Book, TestContext.Current.CancellationToken);
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 60; i++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Book, damaged, TestContext.Current.CancellationToken);
            try
            {
                await RunAsync();
            }
            catch (DataException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_workbook_with_a_bare_ampersand_in_its_middle_is_refused_and_nothing_of_it_loads()
    {
        Write(["c1", "o1", "2024-01-05", null, "A", 1, "one", null], ["c2", "o1", "2024-01-05", null, "A", 1, "WRONG", null]);
        using (var zip = await ZipFile.OpenAsync(Book, ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            string text;
            using (var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken)))
            {
                text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            }

            entry.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry(entry.FullName).Open());
            await writer.WriteAsync(text.Replace("WRONG", "a & b", StringComparison.Ordinal));
        }

        var refusal = await RefusalAsync();

        (
            refusal.Code,
            refusal.Message.StartsWith("The file contracts.xlsx cannot be read as an Excel workbook: ", StringComparison.Ordinal)
        ).ShouldBe(("NOT_A_TABLE", true));
        import.Read(context => context.Customers.Any()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_workbook_whose_first_sheet_is_another_table_is_told_of_the_key_that_chooses_one()
    {
        Workbooks.Write(Book, ["Report of the year"], ["made by", "Li"]);
        import.WriteOffices();

        (await RefusalAsync()).Message.ShouldContain("say which one to read by 'sheet' in the mapping");
    }

    public void Dispose() => import.Dispose();

    private string Book => Path.Combine(import.Sources, "contracts.xlsx");

    private void Write(params object?[][] rows)
    {
        import.WriteOffices();
        Workbooks.Write(Book, [Header, .. rows]);
    }

    private List<(long, string, string, string)> Rejects() =>
        import.Read(context =>
            context
                .ImportRejects.OrderBy(row => row.Line)
                .AsEnumerable()
                .Select(row => (row.Line, row.Column, row.Value, row.Code))
                .ToList()
        );

    private Task<DataException> RefusalAsync() => Should.ThrowAsync<DataException>(RunAsync);

    private Task<ImportSummary> RunAsync() =>
        import.RunAsync(
            Mapping.Parse(
                ShopMapping.Yaml.Replace("pattern: contracts.csv", "pattern: contracts.xlsx", StringComparison.Ordinal),
                "shop.yaml"
            ),
            cancellation: TestContext.Current.CancellationToken
        );
}
