namespace Kpi.Data.Demo;

/// <summary>How much demo data to make. The tree of branches is cut from one map, so a code means the same place at every scale.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Provinces">Provinces, 1–6.</param>
/// <param name="CitiesPerProvince">Cities of a province at most.</param>
/// <param name="OutletsPerCapital">Outlets of a province's first city at most.</param>
/// <param name="OutletsPerCity">Outlets of every other city at most.</param>
/// <param name="Customers">Customers over all 24 months; about one in seven joins within them.</param>
public sealed record DemoScale(string Name, int Provinces, int CitiesPerProvince, int OutletsPerCapital, int OutletsPerCity, int Customers)
{
    /// <summary>1 province, 2 cities, 4 outlets, 200 customers: what <c>samples/demo</c> holds.</summary>
    public static DemoScale Sample { get; } = new("sample", 1, 2, 2, 2, 200);

    /// <summary>2 provinces, 6 cities, 20 outlets, 3,000 customers.</summary>
    public static DemoScale Small { get; } = new("small", 2, 3, 4, 3, 3_000);

    /// <summary>6 provinces, 40 cities, 240 outlets, 60,000 customers; the default.</summary>
    public static DemoScale Medium { get; } = new("medium", 6, int.MaxValue, int.MaxValue, int.MaxValue, 60_000);

    /// <summary>The tree of <see cref="Medium"/> with 600,000 customers.</summary>
    public static DemoScale Large { get; } = Medium with { Name = "large", Customers = 600_000 };

    /// <summary>Every scale, smallest first.</summary>
    public static IReadOnlyList<DemoScale> All { get; } = [Sample, Small, Medium, Large];
}
