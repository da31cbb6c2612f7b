using Kpi.Data.Evidence;
using Kpi.Data.Revisions;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Evidence;

/// <summary>Evidence of the golden month after its facts were corrected: one more customer of O1 is found to have left.</summary>
public sealed class StaleEvidenceTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private TemporaryWarehouse warehouse = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(March);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task Nothing_changed_is_nothing_to_warn_of()
    {
        var evidence = await FindAsync(await CellAsync());

        evidence.IsMeasuredAgain.ShouldBeFalse();
        (await evidence.CountAsync(Token)).Match(evidence.Cell).ShouldBeTrue();
    }

    [Fact]
    public async Task A_correction_after_the_number_was_read_gives_both_totals()
    {
        var cell = await CellAsync();
        await CorrectAsync();

        var evidence = await FindAsync(cell);
        var totals = await evidence.CountAsync(Token);

        evidence.IsMeasuredAgain.ShouldBeTrue();
        (evidence.Cell.Numerator, evidence.Cell.Denominator).ShouldBe((5, 8));
        (totals.Numerator, totals.Denominator).ShouldBe((6, 8));
        totals.Match(cell).ShouldBeFalse();
    }

    [Fact]
    public async Task Facts_that_came_in_and_are_not_measured_yet_are_told_even_where_the_sums_agree()
    {
        var cell = await CellAsync();
        await warehouse.SaveAsync(new DirtyMonth { Month = March.ToNumber(), BatchId = 1 });

        var totals = await (await FindAsync(cell)).CountAsync(Token);

        totals.Match(cell).ShouldBeTrue();
        totals.HasUnmeasured.ShouldBeTrue();
    }

    [Fact]
    public async Task A_number_of_a_closing_is_compared_with_the_facts_of_today()
    {
        await new MonthClose(warehouse.Location, TestClock.Business).CloseAsync(March, "assessor", Token);
        var unchanged = await FindAsync(await CellAsync(new RevisionId(March, 1)));
        unchanged.IsMeasuredAgain.ShouldBeFalse();
        (await unchanged.CountAsync(Token)).Match(unchanged.Cell).ShouldBeTrue();

        await CorrectAsync();
        var cell = await CellAsync(new RevisionId(March, 1));
        var evidence = await FindAsync(cell);

        (cell.Numerator, cell.Denominator).ShouldBe((5, 8));
        evidence.IsMeasuredAgain.ShouldBeTrue();
        (await evidence.CountAsync(Token)).Numerator.ShouldBe(6);
    }

    [Fact]
    public async Task A_year_whose_last_month_was_not_closed_then_has_no_rows()
    {
        await new MonthClose(warehouse.Location, TestClock.Business).CloseAsync(March, "assessor", Token);
        var reader = await warehouse.ReadAsync();

        var value = reader.Read(reader.Catalogue.Find("churn_rate_ytd")!, reader.Branch("O1")!, March.Next, asOf: new RevisionId(March, 1));

        value.Value.ShouldNotBeNull("March is in it");
        AllRows.ReaderOf(reader).CellOf(value).ShouldBeNull();
    }

    [Fact]
    public async Task A_number_of_an_earlier_definition_has_no_rows_any_more()
    {
        var cell = await CellAsync();

        var refusal = await Should.ThrowAsync<DataException>(() => FindAsync(cell with { Fingerprint = "000000000000" }));

        refusal.Code.ShouldBe("EVIDENCE_NOT_KEPT");
    }

    private async Task<EvidenceCell> CellAsync(RevisionId? asOf = null)
    {
        var reader = await warehouse.ReadAsync();
        var value = reader.Read(reader.Catalogue.Find("churn_rate")!, reader.Branch("O1")!, March, asOf: asOf);
        return AllRows.ReaderOf(reader).CellOf(value).ShouldNotBeNull();
    }

    private async Task<CellEvidence> FindAsync(EvidenceCell cell) => AllRows.ReaderOf(await warehouse.ReadAsync()).Find(cell);

    private async Task CorrectAsync()
    {
        await warehouse.SaveAsync(
            new Churn
            {
                Id = "late",
                CustomerId = 1,
                ChurnedAt = TestClock.Business.StartOf(new DateOnly(2025, 3, 20)),
            }
        );
        await warehouse.RefreshAsync(March);
    }
}
