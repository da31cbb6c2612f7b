using System.Text;
using Kpi.Data.Evidence;
using Kpi.Data.ReadModel;
using Kpi.Data.Tests.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Evidence;

/// <summary>The rows of the golden scenario, whose outlet O2 went from the city C1 to another province in the middle of March.</summary>
public sealed class EvidenceTests(MovedOutlet moved) : IClassFixture<MovedOutlet>
{
    private static readonly Month March = new(2025, 3);

    [Fact]
    public async Task Churn_names_the_customers_who_were_lost_and_those_who_could_have_been()
    {
        // c06 came back in the same month, c04 had moved to O2 by then: vectors.json.
        var rows = await RowsAsync(moved.Reader, Cell(moved.Reader, "churn_rate", "O1"));

        rows.Where(row => row.Numerator == 1).Select(row => (row.Table, row.Key)).ShouldBe(Facts("L2", "L4", "L5", "L7", "L8"));
        rows.Where(row => row.Denominator == 1).Select(row => row.Key).ShouldBe(Enumerable.Range(1, 8).Select(MonthOf));
        rows.Count.ShouldBe(13);
    }

    [Fact]
    public async Task An_admin_exit_takes_its_customer_off_the_denominator_again()
    {
        var rows = await RowsAsync(moved.Reader, Cell(moved.Reader, "churn_rate", "O2"));

        var exit = rows.Single(row => row.Denominator == -1);
        exit.Key.ShouldBe("L11");
        exit.Day.ShouldBe(new DateOnly(2025, 3, 9));
        rows.ShouldContain(row => row.Key == MonthOf(11) && row.Denominator == 1);
        rows.Sum(row => row.Denominator).ShouldBe(3);
    }

    [Fact]
    public async Task The_day_of_a_row_is_that_of_the_business_zone()
    {
        var rows = await RowsAsync(moved.Reader, Cell(moved.Reader, "churn_rate", "O1"));

        rows.Single(row => row.Key == "L2").Day.ShouldBe(new DateOnly(2025, 3, 10));
        rows.First(row => row.Table == "fact_base_month").Day.ShouldBe(new DateOnly(2025, 3, 1));
    }

    [Fact]
    public async Task Pages_of_any_size_give_the_same_rows_in_the_same_order()
    {
        var cell = Cell(moved.Reader, "churn_rate", "HQ");
        var whole = await RowsAsync(moved.Reader, cell);

        foreach (var size in new[] { 1, 2, 5, 7 })
        {
            (await Find(moved.Reader, cell).AllRowsAsync(size)).ShouldBe(whole);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("OTk5L0wy")] // 999/L2
    [InlineData("Mi8xMQ==")] // 2/11, a customer's number instead of the pseudonym
    public async Task A_cursor_of_something_else_is_refused(string cursor) =>
        (
            await Should.ThrowAsync<DataException>(() =>
                Find(moved.Reader, Cell(moved.Reader, "churn_rate", "HQ"))
                    .ReadAsync(10, cursor, namesCustomers: false, TestContext.Current.CancellationToken)
            )
        ).Code.ShouldBe("EVIDENCE_CURSOR_INVALID");

    [Fact]
    public async Task The_numbers_of_customers_stand_neither_in_keys_nor_in_cursors()
    {
        var page = await Find(moved.Reader, Cell(moved.Reader, "tenure_months_active", "O1"))
            .ReadAsync(1, null, namesCustomers: false, TestContext.Current.CancellationToken);

        page.Rows.Single().Key.ShouldBe(MonthOf(1));
        var cursor = Encoding.UTF8.GetString(Convert.FromBase64String(page.Places.Single()));
        cursor.ShouldBe($"0/{AllRows.Pseudonyms.Hide(1)}");
        AllRows.Pseudonyms.Hide(1).ShouldMatch("^[0-9A-Za-z_-]{22}$");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_pseudonym_leads_back_to_its_number_with_the_key_alone(int number)
    {
        var name = AllRows.Pseudonyms.Hide(number);

        AllRows.Pseudonyms.Reveal(name).ShouldBe(number);
        new CustomerPseudonyms(new byte[32]).Reveal(name).ShouldBeNull();
        AllRows.Pseudonyms.Reveal($"{name}A").ShouldBeNull();
        AllRows.Pseudonyms.Reveal("").ShouldBeNull();
    }

    [Fact]
    public async Task A_branch_out_of_scope_is_as_unknown_as_one_that_is_not_there()
    {
        var manager = await moved.Warehouse.ReadAsync("O1");
        var foreign = Cell(moved.Reader, "churn_rate", "O2");

        var refusal = Should.Throw<DataException>(() => Find(manager, foreign));

        refusal.Code.ShouldBe("EVIDENCE_UNKNOWN");
        Should.Throw<DataException>(() => Find(manager, foreign with { Branch = "nowhere" })).Message.ShouldBe(refusal.Message);
        Should.Throw<DataException>(() => Find(manager, foreign with { Branch = "HQ" })).Message.ShouldBe(refusal.Message);
        Should.Throw<DataException>(() => Find(manager, foreign with { Branch = "O1", Kpi = "luck" })).Message.ShouldBe(refusal.Message);
    }

    [Fact]
    public async Task A_number_of_headquarters_does_not_open_rows_to_the_manager_who_brings_it()
    {
        var manager = await moved.Warehouse.ReadAsync("O1");
        var rows = await RowsAsync(manager, Cell(moved.Reader, "churn_rate", "O1"));

        rows.ShouldAllBe(row => row.Branch.Info.Code == "O1");
        rows.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task By_an_earlier_tree_rows_of_a_branch_that_now_is_another_s_are_counted_and_withheld()
    {
        var manager = await moved.Warehouse.ReadAsync("C1");
        var february = manager.Read(manager.Catalogue.Find("churn_rate")!, manager.Top, March.Previous, hierarchy: Hierarchy.AsWas);
        var evidence = Find(manager, AllRows.ReaderOf(manager).CellOf(february)!);

        var rows = await evidence.AllRowsAsync(pageSize: 100);
        var totals = await evidence.CountAsync(TestContext.Current.CancellationToken);

        rows.ShouldAllBe(row => row.Branch.Info.Code == "O1");
        totals.Rows.ShouldBe(rows.Count);
        totals.Withheld.ShouldBeGreaterThan(0);
        totals.Denominator.ShouldBe(february.Denominator);
        totals.Match(evidence.Cell).ShouldBeTrue();
    }

    [Fact]
    public async Task Customers_are_named_masked_where_that_is_asked_for_and_nowhere_else()
    {
        var cell = Cell(moved.Reader, "churn_rate", "O1");

        (await RowsAsync(moved.Reader, cell)).ShouldAllBe(row => row.Customer == null);
        var named = await Find(moved.Reader, cell).AllRowsAsync(pageSize: 100, namesCustomers: true);
        named.Single(row => row.Key == "L2").Customer.ShouldBe(new MaskedCustomer(null, "**2"));
    }

    [Theory]
    [InlineData("K0000006", "*****006")]
    [InlineData("c02", "**2")]
    [InlineData("7", "*")]
    public void Less_than_half_of_a_code_is_shown_and_three_characters_at_most(string code, string masked) =>
        MaskedCustomer.Of("吴*勇", code).ShouldBe(new MaskedCustomer("吴*勇", masked));

    private static string MonthOf(int customer) => $"202503/{AllRows.Pseudonyms.Hide(customer)}";

    private static EvidenceCell Cell(KpiReader reader, string kpi, string branch) =>
        AllRows.ReaderOf(reader).CellOf(reader.Read(reader.Catalogue.Find(kpi)!, reader.Branch(branch)!, March)).ShouldNotBeNull();

    private static CellEvidence Find(KpiReader reader, EvidenceCell cell) => AllRows.ReaderOf(reader).Find(cell);

    private static Task<List<EvidenceRow>> RowsAsync(KpiReader reader, EvidenceCell cell) => Find(reader, cell).AllRowsAsync(pageSize: 100);

    private static IEnumerable<(string, string)> Facts(params string[] keys) => keys.Select(key => ("fact_churn", key));
}
