using Kpi.Data.Demo;
using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Reconciliation;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Demo;

public sealed class DemoMeasuresTests
{
    // The demo's source draws no cases by lot that get no offer.
    private static readonly Measure[] OfALot = [Measure.ControlCases, Measure.ControlMargin];

    [Fact]
    public async Task Every_measure_has_an_amount_and_the_base_reconciles()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var demo = await DemoFolder.Of(DemoScale.Small);
        var months = new Month(2025, 8).Through(new Month(2025, 12)).ToList();
        foreach (var month in months)
        {
            await new Refresh(demo.Warehouse, TestClock.Business).MonthAsync(month, cancellation);
        }

        var snapshot = await new KpiWarehouse(demo.Warehouse).CurrentAsync(cancellation);
        var top = snapshot.Tree.Tops.Single();
        var amounts = months.Select(month => snapshot.AmountsOf(top, month, Segment.All)!.Value).ToList();

        Enum.GetValues<Measure>().Except(OfALot).Where(measure => amounts.TrueForAll(month => month[measure] == 0)).ShouldBeEmpty();
        amounts.ShouldAllBe(month => month.FirstContactTimes != null && month.SettlementTimes != null);
        await using var db = demo.Warehouse.Open();
        foreach (var month in months)
        {
            (await BaseReconciliation.CheckAsync(db, month, TestClock.Business, cancellation)).ShouldBeEmpty();
        }
    }
}
