using Kpi.Data.ReadModel;
using Kpi.Data.Revisions;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Revisions;

/// <summary>The golden month and the one after it, both closed; then a customer turns out to have left in the first.</summary>
public sealed class ClosingOrderTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly Month April = March.Next;
    private static readonly BusinessClock Clock = TestClock.Business;
    private static readonly KpiDefinition YearToDate = KpiCatalogue.Default().Find("churn_rate_ytd")!;
    private TemporaryWarehouse warehouse = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(March, April);
        await CloseAsync(March);
        await CloseAsync(April);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task A_month_whose_values_look_at_a_corrected_one_is_provisional()
    {
        await CorrectAsync();

        (await StateAsync(April)).ShouldBe(new MonthRevision(MonthClosing.Provisional, 1));
        ValueAt(await warehouse.ReadAsync(), April).State.ShouldNotBe(KpiState.Final);
    }

    [Fact]
    public async Task It_is_not_closed_before_the_corrected_one_is()
    {
        await CorrectAsync();

        (await Should.ThrowAsync<DataException>(() => CloseAsync(April))).Code.ShouldBe("MONTH_BEFORE_OPEN");
        (await new MonthClose(warehouse.Location, Clock).OpenBeforeAsync(April, Token)).ShouldBe([March]);
    }

    [Fact]
    public async Task Closing_it_again_makes_a_revision_with_the_year_as_it_is_now()
    {
        var before = ValueAt(await warehouse.ReadAsync(), April, asOf: 1);
        await CorrectAsync();
        (await CloseAsync(March)).Number.ShouldBe(2);

        var closed = await CloseAsync(April);

        (closed.Number, closed.IsNew).ShouldBe((2, true));
        var reader = await warehouse.ReadAsync();
        ValueAt(reader, April, asOf: 1).ShouldBe(before);
        ValueAt(reader, April, asOf: 2).Numerator.ShouldBe(before.Numerator + 1);
        ValueAt(reader, April, asOf: 2).Value.ShouldBe(ValueAt(reader, April).Value);
        (await StateAsync(April)).ShouldBe(new MonthRevision(MonthClosing.Closed, 2));
        (await CloseAsync(April)).IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task A_month_whose_own_measures_did_not_change_is_closed_again_for_the_year_that_did()
    {
        await ComplainInMarchAsync();
        (await StateAsync(April)).Closing.ShouldBe(MonthClosing.Provisional);
        await CloseAsync(March);

        var closed = await CloseAsync(April);

        (closed.Number, closed.IsNew).ShouldBe((2, true));
        var reader = await warehouse.ReadAsync();
        var revisions = reader.RevisionsOf(April).ToList();
        revisions[1].Fingerprint.ShouldBe(revisions[0].Fingerprint);
        Complaints(1).ShouldBe(Complaints(2) - 1);
        Complaints(2).ShouldBe(Complaints(null));

        double? Complaints(int? asOf) =>
            reader
                .Read(
                    reader.Catalogue.Find("complaint_rate")!,
                    reader.Branch("O1")!,
                    April,
                    period: KpiPeriod.YearToDate,
                    asOf: asOf is { } number ? new RevisionId(April, number) : null
                )
                .Numerator;
    }

    [Fact]
    public async Task A_month_after_one_whose_facts_changed_is_not_closed()
    {
        await warehouse.SaveAsync(new DirtyMonth { Month = March.ToNumber(), BatchId = 1 });

        var refused = await Should.ThrowAsync<DataException>(() => CloseAsync(April));

        refused.Code.ShouldBe("MONTH_OUT_OF_DATE");
        refused.Message.ShouldContain("2025-03");
    }

    [Fact]
    public async Task A_month_that_is_measured_again_and_closed_again_is_closed_without_a_further_revision()
    {
        await warehouse.RefreshAsync(March);
        (await StateAsync(April)).Closing.ShouldBe(MonthClosing.Provisional, "until somebody says that nothing changed");

        (await CloseAsync(March)).IsNew.ShouldBeFalse();

        (await StateAsync(March)).ShouldBe(new MonthRevision(MonthClosing.Closed, 1));
        (await StateAsync(April)).ShouldBe(new MonthRevision(MonthClosing.Closed, 1));
    }

    [Fact]
    public async Task A_difference_gives_the_values_of_the_two_closings_and_names_the_month_that_it_comes_from()
    {
        await CorrectAsync();
        var now = await DiffAsync(April, 1, null);
        await CloseAsync(March);
        await CloseAsync(April);
        var closed = await DiffAsync(April, 1, 2);

        var reader = await warehouse.ReadAsync();
        foreach (var change in closed.Changes)
        {
            var kpi = KpiCatalogue.Default().Find(change.KpiId)!;
            var branch = reader.Branch(change.BranchCode)!;
            change.Before.ShouldBe(reader.Read(kpi, branch, April, asOf: new RevisionId(April, 1)).Value, change.KpiId);
            change.After.ShouldBe(reader.Read(kpi, branch, April, asOf: new RevisionId(April, 2)).Value, change.KpiId);
        }

        now.Changes.Select(change => (change.BranchCode, change.KpiId, change.Before, change.After))
            .ShouldBe(closed.Changes.Select(change => (change.BranchCode, change.KpiId, change.Before, change.After)));
        closed
            .Changes.Single(change => change is { BranchCode: "O1", KpiId: "churn_rate_ytd" })
            .Causes.ShouldContain(cause => cause.Month == March && cause.Measure == Measure.Churned && cause.After == cause.Before + 1);
    }

    [Fact]
    public async Task Only_imports_since_that_changed_a_month_of_the_difference_are_named()
    {
        await CorrectAsync();
        var now = (await warehouse.ReadAsync()).DataVersion;
        await warehouse.SaveAsync(Import(1, "march.yaml", now), Import(2, "other.yaml", now), Import(3, "before.yaml", version: 1));
        await warehouse.SaveAsync(
            new ImportMonth { BatchId = 1, Month = March.ToNumber() },
            new ImportMonth { BatchId = 2, Month = April.Next.ToNumber() },
            new ImportMonth { BatchId = 3, Month = March.ToNumber() }
        );

        (await DiffAsync(April, 1, null)).Corrections.ShouldHaveSingleItem().Mapping.ShouldBe("march.yaml");
    }

    private async Task ComplainInMarchAsync()
    {
        await using (var db = warehouse.Location.Open())
        {
            db.Complaints.Add(
                new()
                {
                    Id = "late",
                    BranchId = db.Branches.Single(branch => branch.Code == "O1").Id,
                    OpenedAt = Clock.StartOf(new DateOnly(2025, 3, 10)),
                    OpenedOn = new(2025, 3, 10),
                    SettledAt = Clock.StartOf(new DateOnly(2025, 3, 12)),
                    SettledOn = new(2025, 3, 12),
                }
            );
            await db.SaveChangesAsync(Token);
        }

        await warehouse.RefreshAsync(March);
    }

    private static ImportBatch Import(int id, string mapping, long version) =>
        new()
        {
            Id = id,
            Mapping = mapping,
            State = ImportState.Loaded,
            FinishedAt = Clock.Now,
            DataVersion = version,
            Loaded = 1,
        };

    private Task<RevisionDiff> DiffAsync(Month month, int from, int? to) =>
        RevisionDiff.OfAsync(warehouse.Location, month, from, to, KpiCatalogue.Default(), Clock, Token);

    private async Task<MonthRevision> StateAsync(Month month) => (await warehouse.ReadAsync()).ClosingOf(month);

    private static KpiValue ValueAt(KpiReader reader, Month month, int? asOf = null) =>
        reader.Read(YearToDate, reader.Branch("O1")!, month, asOf: asOf is { } number ? new RevisionId(month, number) : null);

    private Task<ClosedMonth> CloseAsync(Month month) => new MonthClose(warehouse.Location, Clock).CloseAsync(month, "assessor", Token);

    private async Task CorrectAsync()
    {
        await warehouse.SaveAsync(
            new Churn
            {
                Id = "late",
                CustomerId = 1,
                ChurnedAt = Clock.StartOf(new DateOnly(2025, 3, 20)),
            }
        );
        await warehouse.RefreshAsync(March, April);
    }
}
