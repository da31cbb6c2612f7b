using Kpi.Data.Revisions;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Revisions;

/// <summary>Two months closed on one machine, then corrected and closed again on another whose clock is a year behind.</summary>
public sealed class ClosingClockTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly Month April = March.Next;
    private static readonly BusinessClock Behind = TestClock.At(TestClock.Now.AddYears(-1));
    private TemporaryWarehouse warehouse = null!;
    private MonthRevision aprilBetween;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(March, April);
        await CloseAsync(March, TestClock.Business);
        await CloseAsync(April, TestClock.Business);
        var late = new Churn
        {
            Id = "late",
            CustomerId = 1,
            ChurnedAt = TestClock.Business.StartOf(new DateOnly(2025, 3, 20)),
        };
        var version = (await warehouse.ReadAsync()).DataVersion;
        var import = new ImportBatch
        {
            Id = 1,
            Mapping = "late.yaml",
            State = ImportState.Loaded,
            FinishedAt = Behind.Now,
            DataVersion = version,
        };
        await warehouse.SaveAsync(late, import, new ImportMonth { BatchId = 1, Month = March.ToNumber() });
        await warehouse.RefreshAsync(March);
        await CloseAsync(March, Behind);
        aprilBetween = (await warehouse.ReadAsync()).ClosingOf(April);
        await warehouse.RefreshAsync(April);
        await CloseAsync(April, Behind);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public void The_later_month_is_provisional_until_it_is_closed_again() =>
        aprilBetween.ShouldBe(new MonthRevision(MonthClosing.Provisional, 1));

    [Fact]
    public async Task Both_months_are_closed_as_they_are_now()
    {
        var reader = await warehouse.ReadAsync();

        reader.ClosingOf(March).ShouldBe(new MonthRevision(MonthClosing.Closed, 2));
        reader.ClosingOf(April).ShouldBe(new MonthRevision(MonthClosing.Closed, 2));
    }

    [Fact]
    public async Task The_year_of_each_revision_is_that_of_its_closing()
    {
        var reader = await warehouse.ReadAsync();
        var yearToDate = KpiCatalogue.Default().Find("churn_rate_ytd")!;

        Churned(2).ShouldBe(Churned(1) + 1);

        double? Churned(int revision) =>
            reader.Read(yearToDate, reader.Branch("O1")!, April, asOf: new RevisionId(April, revision)).Numerator;
    }

    [Fact]
    public async Task The_import_between_them_is_named()
    {
        var diff = await RevisionDiff.OfAsync(warehouse.Location, March, 1, 2, KpiCatalogue.Default(), TestClock.Business, Token);

        diff.Corrections.ShouldHaveSingleItem().Mapping.ShouldBe("late.yaml");
    }

    private Task<ClosedMonth> CloseAsync(Month month, BusinessClock clock) =>
        new MonthClose(warehouse.Location, clock).CloseAsync(month, "assessor", Token);
}
