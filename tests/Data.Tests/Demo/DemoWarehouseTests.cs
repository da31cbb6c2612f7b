using Kpi.Data.Demo;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Demo;

public sealed class DemoWarehouseTests
{
    [Fact]
    public async Task Two_runs_give_the_same_rows_whatever_the_day()
    {
        using var first = await DemoFolder.Made(DemoScale.Small, TestClock.Business);
        using var second = await DemoFolder.Made(DemoScale.Small, TestClock.At(TestClock.Now.AddYears(-6)));

        var (one, two) = (await first.Export(), await second.Export());

        one.Keys.ShouldBe(two.Keys);
        foreach (var (name, bytes) in one)
        {
            bytes.AsSpan().SequenceEqual(two[name]).ShouldBeTrue(name);
        }
    }

    [Theory]
    [InlineData("sample", 1, 2, 4, 200)]
    [InlineData("small", 2, 6, 20, 3_000)]
    public async Task A_scale_has_the_branches_and_customers_that_it_says(
        string name,
        int provinces,
        int cities,
        int outlets,
        int customers
    )
    {
        using var demo = await DemoFolder.Of(DemoScale.All.Single(scale => scale.Name == name));
        using var context = demo.Warehouse.Open();

        context.Branches.Count(branch => branch.Level == BranchLevel.Province).ShouldBe(provinces);
        context.Branches.Count(branch => branch.Level == BranchLevel.City).ShouldBe(cities);
        context.Branches.Count(branch => branch.Level == BranchLevel.Outlet).ShouldBe(outlets);
        context.Customers.Count().ShouldBe(customers);
    }

    [Fact]
    public async Task A_warehouse_with_data_is_refused_and_left_as_it_was()
    {
        using var demo = await DemoFolder.Of(DemoScale.Sample);

        var refusal = await Should.ThrowAsync<DataException>(() =>
            DemoWarehouse.GenerateAsync(demo.Warehouse, DemoScale.Small, TestClock.Business, null, CancellationToken.None)
        );

        refusal.Message.ShouldContain("holds data");
        using var context = demo.Warehouse.Open();
        context.Customers.Count().ShouldBe(DemoScale.Sample.Customers);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing()
    {
        using var demo = DemoFolder.Empty();
        using var source = new CancellationTokenSource();
        var progress = new CancelAtFirstLine(source);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            DemoWarehouse.GenerateAsync(demo.Warehouse, DemoScale.Small, TestClock.Business, progress, source.Token)
        );

        using var context = demo.Warehouse.Open();
        context.Branches.Any().ShouldBeFalse();
    }

    private sealed class CancelAtFirstLine(CancellationTokenSource source) : IProgress<string>
    {
        public void Report(string value) => source.Cancel();
    }
}
