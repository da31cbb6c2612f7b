using Kpi.Data.ReadModel;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests.ReadModel;

/// <summary>The golden scenario in which, in the middle of March, the outlet O2 went from the city C1 to C2 of another province.</summary>
public sealed class MovedOutlet : IAsyncLifetime
{
    private static readonly DateTime Moved = TestClock.Business.StartOf(new DateOnly(2025, 3, 15));

    public static IReadOnlyList<Month> Months { get; } = [new(2024, 3), new(2025, 2), new(2025, 3)];

    public TemporaryWarehouse Warehouse { get; private set; } = null!;

    public KpiReader Reader { get; private set; } = null!;

    public static async Task<TemporaryWarehouse> MakeAsync()
    {
        var warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(Facts());
        await warehouse.RefreshAsync(Months);
        return warehouse;
    }

    public async ValueTask InitializeAsync()
    {
        Warehouse = await MakeAsync();
        Reader = await Warehouse.ReadAsync();
    }

    public ValueTask DisposeAsync() => Warehouse.DisposeAsync();

    private static IEnumerable<object> Facts()
    {
        foreach (var row in GoldenScenario.Facts())
        {
            if (row is Branch { Code: "O2" } outlet)
            {
                outlet.ParentId = 7;
            }

            yield return row;
        }

        yield return Branch(6, "P2", BranchLevel.Province, 1);
        yield return Branch(7, "C2", BranchLevel.City, 6);
        yield return Stood(Moved.AddYears(-3), Moved, 3);
        yield return Stood(Moved, null, 7);
    }

    private static Branch Branch(int id, string code, BranchLevel level, int parent) =>
        new()
        {
            Id = id,
            Code = code,
            NameZh = code,
            NameEn = code,
            Level = level,
            ParentId = parent,
        };

    private static BranchVersion Stood(DateTime from, DateTime? to, int parent) =>
        new()
        {
            BranchId = 5,
            ValidFrom = from,
            ValidTo = to,
            ParentId = parent,
            Level = BranchLevel.Outlet,
        };
}
