using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Tests;

/// <summary>Reports made of values that are computed here as the read model computes them: N and D first, then the rest.</summary>
internal static class Sample
{
    public static readonly Month Month = new(2026, 10);

    public static readonly DateTimeOffset GeneratedAt = new(2026, 11, 5, 1, 30, 0, TimeSpan.Zero);

    /// <summary>A city with outlets, tiers and two years behind it.</summary>
    public static BranchReport City(int outlets = 12, string? name = null, int trendMonths = 18)
    {
        var city = new BranchInfo("GD-GZ", name is null ? new("广州分公司", "Guangzhou") : new(name, name), BranchLevel.City, "GD");
        return new()
        {
            Branch = city,
            Ancestors =
            [
                new("HQ", new("总部", "Headquarters"), BranchLevel.Hq, null),
                new("GD", new("广东省分公司", "Guangdong Province"), BranchLevel.Province, "HQ"),
            ],
            Month = Month,
            DataVersion = 4217,
            GeneratedAt = GeneratedAt,
            Rows = [.. SampleKpis.All.Select((kpi, i) => Row(kpi, city.Code, i))],
            Trends = [.. SampleKpis.All.Select((kpi, i) => Trend(kpi, city.Code, i, trendMonths))],
            Children = [.. Enumerable.Range(1, outlets).Select(number => Outlet(number))],
            Tiers =
            [
                .. Segment.ByTier.Select(
                    (segment, i) =>
                        new TierValues(
                            segment.Tier!.Value,
                            [.. SampleKpis.All.Select((kpi, k) => Value(kpi, city.Code, Month, k, 0.05 + 0.07 * i, segment))]
                        )
                ),
            ],
        };
    }

    /// <summary>An outlet without a single fact.</summary>
    public static BranchReport Empty() =>
        new()
        {
            Branch = new("GD-GZ-099", new("新设网点", "New outlet"), BranchLevel.Outlet, "GD-GZ"),
            Ancestors = [new("GD-GZ", new("广州分公司", "Guangzhou"), BranchLevel.City, "GD")],
            Month = Month,
            DataVersion = 4217,
            GeneratedAt = GeneratedAt,
            Rows = [.. SampleKpis.All.Select(kpi => new KpiRow(NoData(kpi, "GD-GZ-099", Month)))],
            Trends = [.. SampleKpis.All.Select(kpi => new KpiTrend(kpi, [NoData(kpi, "GD-GZ-099", Month)]))],
        };

    public static KpiValue Value(KpiDefinition kpi, string branch, Month month, int seed, double size = 1, Segment segment = default)
    {
        var (numerator, denominator) = SampleKpis.Counts(kpi, month, seed, size);
        return Of(kpi, branch, month, numerator, denominator, segment);
    }

    /// <summary>The value of a numerator and denominator.</summary>
    public static KpiValue Of(
        KpiDefinition kpi,
        string branch,
        Month month,
        double numerator,
        double denominator,
        Segment segment = default
    )
    {
        if (denominator == 0)
        {
            return NoData(kpi, branch, month) with { Segment = segment };
        }

        var ratio = kpi.Formula as RatioFormula;
        var value = ratio is null ? numerator : ratio.Scale * numerator / denominator;
        var target = kpi.TargetFor(segment) is { } goal
            ? (goal.IsFullYear ? goal.Value / 12 * (ratio?.Window == KpiWindow.YearToDate ? month.Number : 1) : goal.Value)
            : (double?)null;
        var isSmall = denominator < kpi.MinimumDenominator;
        return new()
        {
            Kpi = kpi,
            BranchCode = branch,
            Month = month,
            Segment = segment,
            Value = value,
            Numerator = ratio is null ? null : numerator,
            Denominator = denominator,
            Interval = ratio is { IsProportion: true } ? Wilson.Around(numerator, denominator) : null,
            Target = target,
            Status = target is { } to && !isSmall ? Judge(kpi, value, to) : null,
            State = isSmall ? KpiState.SmallN : KpiState.Ok,
        };
    }

    public static KpiValue NoData(KpiDefinition kpi, string branch, Month month) =>
        new()
        {
            Kpi = kpi,
            BranchCode = branch,
            Month = month,
            State = KpiState.NoData,
        };

    private static KpiStatus Judge(KpiDefinition kpi, double value, double target)
    {
        var shortBy = (kpi.Direction == KpiDirection.Lower ? value - target : target - value) / Math.Max(Math.Abs(target), 1e-9);
        return shortBy <= 0 ? KpiStatus.Met
            : shortBy <= 0.1 ? KpiStatus.Near
            : KpiStatus.Missed;
    }

    private static KpiRow Row(KpiDefinition kpi, string branch, int seed) =>
        new(Value(kpi, branch, Month, seed), Value(kpi, branch, Month.Previous, seed), Value(kpi, branch, Month.YearAgo, seed));

    private static KpiTrend Trend(KpiDefinition kpi, string branch, int seed, int months) =>
        new(kpi, [.. Month.AddMonths(1 - months).Through(Month).Select(month => Value(kpi, branch, month, seed))]);

    private static ChildBranch Outlet(int number)
    {
        var code = $"GD-GZ-{number:D3}";
        var size = 0.02 + number % 7 * 0.02;
        var names = new[] { "天河路营业厅", "北京路旗舰店", "荔湾上下九网点", "白云机场服务点", "番禺大学城合作营业厅", "海珠江南西网点" };
        var english = new[]
        {
            "Tianhe Road",
            "Beijing Road Flagship",
            "Liwan Shangxiajiu",
            "Baiyun Airport Desk",
            "Panyu University Town Partner Outlet",
            "Haizhu Jiangnanxi",
        };
        var info = new BranchInfo(
            code,
            new($"{names[number % 6]}{number}", $"{english[number % 6]} {number}"),
            BranchLevel.Outlet,
            "GD-GZ"
        );
        return new(
            info,
            [.. SampleKpis.All.Select((kpi, k) => number == 5 ? NoData(kpi, code, Month) : Value(kpi, code, Month, k + number, size))]
        );
    }
}
