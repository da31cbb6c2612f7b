using Kpi.Data.ReadModel;
using Kpi.Data.Revisions;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Revisions;

/// <summary>Targets of dim_target over the golden month.</summary>
public sealed class SetTargetTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly BusinessClock Clock = TestClock.Business;
    private static readonly KpiDefinition Coverage = KpiCatalogue.Default().Find("routine_coverage")!;
    private TemporaryWarehouse warehouse = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await SetAsync(0.8);
        await warehouse.RefreshAsync(March);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task A_target_that_is_set_for_a_branch_takes_the_place_of_the_catalogues_there()
    {
        var reader = await warehouse.ReadAsync();

        ValueAt(reader, "O1").Target.ShouldBe(0.8);
        ValueAt(reader, "O1").Kpi.Targets.ShouldHaveSingleItem().Source.En.ShouldBe("letter of March");
        ValueAt(reader, "HQ").Target.ShouldBe(1);
    }

    [Fact]
    public async Task A_target_that_is_changed_later_leaves_a_closed_revision_as_it_was()
    {
        await CloseAsync();
        await ChangeAsync(0.9);
        var second = await CloseAsync();

        second.Number.ShouldBe(2);
        var reader = await warehouse.ReadAsync();
        ValueAt(reader, "O1", asOf: 1).Target.ShouldBe(0.8);
        ValueAt(reader, "O1", asOf: 2).Target.ShouldBe(0.9);
        ValueAt(reader, "O1").Target.ShouldBe(0.9);
    }

    [Fact]
    public async Task A_difference_names_the_target_that_changed()
    {
        await CloseAsync();
        await ChangeAsync(0.9);

        var diff = await RevisionDiff.OfAsync(warehouse.Location, March, 1, null, KpiCatalogue.Default(), Clock, Token);

        var change = diff.Changes.ShouldHaveSingleItem();
        (change.BranchCode, change.KpiId, change.TargetBefore, change.TargetAfter).ShouldBe(("O1", Coverage.Id, 0.8, 0.9));
        change.After.ShouldBe(change.Before);
    }

    private static KpiValue ValueAt(KpiReader reader, string branch, int? asOf = null) =>
        reader.Read(Coverage, reader.Branch(branch)!, March, asOf: asOf is { } number ? new RevisionId(March, number) : null);

    private Task<ClosedMonth> CloseAsync() => new MonthClose(warehouse.Location, Clock).CloseAsync(March, "tester", Token);

    private async Task SetAsync(double target)
    {
        await using var db = warehouse.Location.Open();
        var branch = await db.Branches.SingleAsync(row => row.Code == "O1", Token);
        await warehouse.SaveAsync(
            new TargetRow
            {
                Id = 1,
                Kpi = Coverage.Id,
                Year = March.Year,
                BranchId = branch.Id,
                Zero = 0.5,
                Floor = 0.6,
                Target = target,
                Stretch = 1,
                Source = "letter of March",
            }
        );
    }

    private async Task ChangeAsync(double target)
    {
        await using var db = warehouse.Location.Open();
        await db.Targets.ExecuteUpdateAsync(set => set.SetProperty(row => row.Target, target), Token);
        await warehouse.RefreshAsync(March);
    }
}
