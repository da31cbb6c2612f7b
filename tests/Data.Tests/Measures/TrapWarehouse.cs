using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures;

/// <summary>The few branches and customers that the traps happen to.</summary>
internal static class TrapWarehouse
{
    /// <summary>Headquarters (b1) with the outlets b2, which has gold customers from 1 on, and b3, which may have those after them, and perhaps b10, b11 …</summary>
    public static async Task<TemporaryWarehouse> PlantAsync(
        WarehouseProvider provider,
        DateTime joined,
        int customers,
        int others,
        int outlets
    )
    {
        var made = await TemporaryWarehouse.CreateAsync(provider);
        await made.SaveAsync([
            Branch(1, null, BranchLevel.Hq),
            .. Enumerable.Range(2, 2).Concat(Enumerable.Range(10, outlets)).Select(id => Branch(id, 1, BranchLevel.Outlet)),
        ]);
        await made.SaveAsync(
            Enumerable
                .Range(1, customers + others)
                .SelectMany(id =>
                    new object[]
                    {
                        new Customer
                        {
                            Id = id,
                            Code = $"c{id}",
                            JoinedAt = joined,
                        },
                        new CustomerVersion
                        {
                            CustomerId = id,
                            ValidFrom = joined,
                            BranchId = id <= customers ? 2 : 3,
                            Tier = Tier.Gold,
                        },
                    }
                )
        );
        return made;
    }

    private static Branch Branch(int id, int? parent, BranchLevel level) =>
        new()
        {
            Id = id,
            Code = $"b{id}",
            ParentId = parent,
            Level = level,
            NameZh = $"b{id}",
            NameEn = $"b{id}",
        };
}
