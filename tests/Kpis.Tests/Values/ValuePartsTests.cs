using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

/// <summary>The sums behind a value, against the value itself.</summary>
public sealed class ValuePartsTests
{
    // A warehouse that begins in the February before last and lacks a month since.
    private static readonly Month First = new(2025, 2);
    private static readonly Month Missing = new(2026, 1);

    public static MatrixTheoryData<string, KpiPeriod, Tier?> Cases =>
        new(Shipped.All.Select(kpi => kpi.Id), Enum.GetValues<KpiPeriod>(), [null, Tier.Gold, Tier.Ordinary]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_parts_of_all_months_and_tiers_add_up_to_the_value(string id, KpiPeriod period, Tier? tier)
    {
        var kpi = Shipped.Find(id)!.At(March);
        if (ValueParts.Of(kpi, March, period, new(tier), IsMeasured) is not { } parts)
        {
            return;
        }

        var value = Evaluate(id, Source, new(tier), period);
        var segments = parts.Tiers is { } tiers ? tiers.Select(one => new Segment(one)) : [Segment.All];
        var counted = (
            from part in parts.Months
            from segment in segments
            let amounts = Source(part.Month, segment)!.Value
            select (Numerator: part.Numerator.Of(amounts), Denominator: part.Denominator.Of(amounts))
        ).ToList();

        counted.Sum(one => one.Numerator).ShouldBe(value.Numerator ?? value.Value ?? 0, 1e-9);
        (counted.Sum(one => one.Denominator) / parts.MeanOf).ShouldBe(value.Denominator, 1e-9);
    }

    [Theory]
    [InlineData("settlement_days_median")]
    [InlineData("csat_change")]
    public void A_median_and_a_change_are_no_sums(string id) =>
        ValueParts.Of(Shipped.Find(id)!, March, KpiPeriod.Month, Segment.All, IsMeasured).ShouldBeNull();

    [Fact]
    public void A_sum_less_what_would_have_come_anyway_is_none_either()
    {
        var value = Shipped.Find("net_retained_value")!;

        ValueParts.Of(value, value.Since!.Value, KpiPeriod.Month, Segment.All, IsMeasured).ShouldBeNull();
        ValueParts.Of(value.At(March), March, KpiPeriod.Month, Segment.All, IsMeasured).ShouldNotBeNull();
    }

    [Fact]
    public void A_tier_that_the_kpi_does_not_count_has_no_rows() =>
        ValueParts.Of(Shipped.Find("churn_rate_gold")!, March, KpiPeriod.Month, new(Tier.Ordinary), IsMeasured)!.Tiers.ShouldBe([]);

    private static bool IsMeasured(Month month) => month >= First && month != Missing;

    /// <summary>Amounts that differ for every measure, month and segment.</summary>
    private static MeasureAmounts? Source(Month month, Segment segment) =>
        IsMeasured(month)
            ? Amounts([
                .. Enum.GetValues<Measure>()
                    .Select(measure =>
                        (measure, 1000.0 + (double)((((int)measure * 31) + (month - First) * 7 + Place(segment) * 13) % 97))
                    ),
            ])
            : null;

    private static int Place(Segment segment) => segment.Tier is { } tier ? 1 + (int)tier : 0;
}
