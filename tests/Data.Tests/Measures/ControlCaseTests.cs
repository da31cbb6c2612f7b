using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Measures;

/// <summary>Cases that get no offer by lot (R03): three kept and one lost with offers, one kept and one lost without.</summary>
public sealed class ControlCaseTests
{
    private static readonly Month March = new(2025, 3);
    private static readonly DateTime Opened = TestClock.Business.StartOf(March).AddDays(3);

    public static TheoryData<WarehouseProvider> Providers => WarehouseProviders.All;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task They_are_counted_by_themselves_and_what_they_cost_with_all_others(WarehouseProvider provider)
    {
        await using var warehouse = await PlantAsync(provider);
        await warehouse.RefreshAsync(March);
        var snapshot = await new KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);

        var amounts = snapshot.AmountsOf(snapshot.Tree.Tops.Single(), March, Segment.All)!.Value;

        (amounts[Measure.CasesSaved], amounts[Measure.CasesLost], amounts[Measure.CasesMargin]).ShouldBe((3, 1, 300));
        (amounts[Measure.ControlCases], amounts[Measure.ControlMargin]).ShouldBe((2, 40));
        amounts[Measure.CasesCost].ShouldBe(4 * 10 + 2 * 1);
        amounts[Measure.CasesOpened].ShouldBe(6, "no offer is not no contact");
    }

    [Fact]
    public async Task One_with_an_offer_cannot_be_stored()
    {
        await using var warehouse = await PlantAsync(WarehouseProvider.Sqlite);
        var spoiled = Case(7, CaseOutcome.Saved, isControl: true);
        spoiled.OfferId = "voucher";

        await Should.ThrowAsync<DbUpdateException>(() => warehouse.SaveAsync(spoiled));
    }

    private static async Task<TemporaryWarehouse> PlantAsync(WarehouseProvider provider)
    {
        var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        await warehouse.SaveAsync(
            new Branch
            {
                Id = 1,
                Code = "HQ",
                NameZh = "总部",
                NameEn = "HQ",
            }
        );
        await warehouse.SaveAsync(
            Enumerable
                .Range(1, 7)
                .Select(id => new Customer
                {
                    Id = id,
                    Code = $"c{id}",
                    JoinedAt = Opened.AddYears(-1),
                })
        );
        await warehouse.SaveAsync(
            Case(1, CaseOutcome.Saved),
            Case(2, CaseOutcome.Saved),
            Case(3, CaseOutcome.Saved),
            Case(4, CaseOutcome.Lost),
            Case(5, CaseOutcome.Saved, isControl: true),
            Case(6, CaseOutcome.Lost, isControl: true)
        );
        return warehouse;
    }

    private static RetentionCase Case(int customer, CaseOutcome outcome, bool isControl = false) =>
        new()
        {
            Id = $"k{customer}",
            CustomerId = customer,
            BranchId = 1,
            Trigger = CaseTrigger.Request,
            OpenedAt = Opened,
            ClosedAt = Opened.AddDays(2),
            FirstAttemptAt = Opened.AddHours(1),
            Outcome = outcome,
            IsControl = isControl,
            OfferCost = isControl ? 0 : 9,
            HandlingCost = 1,
            RealisedValue90 =
                outcome == CaseOutcome.Lost ? null
                : isControl ? 40
                : 100,
        };
}
