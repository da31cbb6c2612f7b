using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

/// <summary>R03 where some cases get no offer by lot: what those bring would have come anyway, and is taken off for every other case.</summary>
public sealed class ControlGroupTests
{
    private static readonly Month December = new(2026, 12);

    // The example of the specification, with ten cases by lot that brought 600 in all.
    private static readonly MeasureAmounts WithGroup = Amounts(
        (Measure.CasesMargin, 9180),
        (Measure.CasesCost, 2350),
        (Measure.CasesSaved, 24),
        (Measure.CasesLost, 23),
        (Measure.ControlCases, 10),
        (Measure.ControlMargin, 600)
    );

    private static readonly MeasureAmounts WithoutGroup = Amounts(
        (Measure.CasesMargin, 1000),
        (Measure.CasesCost, 400),
        (Measure.CasesSaved, 2),
        (Measure.CasesLost, 1)
    );

    [Fact]
    public void The_groups_margin_per_case_is_taken_off_for_every_other_case() =>
        // 600 ÷ 10 = 60 a case, for 47 cases: 6,830 − 2,820.
        Net(WithGroup).Value!.Value.ShouldBeCloseTo(4010);

    [Fact]
    public void Without_a_group_nothing_is_taken_off() => Net(WithoutGroup).Value!.Value.ShouldBeCloseTo(600);

    [Fact]
    public void Branches_are_summed_before_anything_is_taken_off() =>
        // 10,180 − 2,750 − 60 × 50: the sum of the two branches' own values would be 4,610.
        Net(WithGroup.Add(WithoutGroup)).Value!.Value.ShouldBeCloseTo(4430);

    [Fact]
    public void Months_are_summed_before_anything_is_taken_off()
    {
        var year = Evaluate(
            Shipped.Find("net_retained_value")!,
            (month, _) =>
                month == December ? WithGroup
                : month == December.Previous ? WithoutGroup
                : null,
            period: KpiPeriod.YearToDate,
            month: December
        );

        year.Value!.Value.ShouldBeCloseTo(4430);
    }

    [Fact]
    public void A_month_before_the_rule_counts_as_it_did() =>
        Evaluate(Shipped.Find("net_retained_value")!, (_, _) => WithGroup, month: new Month(2026, 10)).Value!.Value.ShouldBeCloseTo(6830);

    [Fact]
    public void Cases_by_lot_are_no_observations_of_the_value() => Net(WithGroup).Denominator.ShouldBe(47);

    private static KpiValue Net(MeasureAmounts amounts) =>
        Evaluate(Shipped.Find("net_retained_value")!, (_, _) => amounts, month: December);
}
