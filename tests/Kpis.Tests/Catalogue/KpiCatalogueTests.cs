using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Catalogue;

public sealed class KpiCatalogueTests
{
    private static readonly KpiCatalogue Shipped = KpiCatalogue.Default();

    /// <summary>The codes of spec section 2; L1 is a dimension and Kpi.Kpis.Loyalty has it.</summary>
    public static readonly TheoryData<string> Codes =
    [
        .. Enumerable.Range(1, 8).Select(number => $"C0{number}"),
        .. Enumerable.Range(1, 5).Select(number => $"R0{number}"),
        .. Enumerable.Range(1, 5).Select(number => $"S0{number}"),
        .. Enumerable.Range(1, 6).Select(number => $"V0{number}"),
        .. Enumerable.Range(1, 4).Select(number => $"Q0{number}"),
        "M01",
        "M02",
    ];

    [Theory, MemberData(nameof(Codes))]
    public void Every_KPI_of_the_specification_ships(string code) =>
        Shipped.All.ShouldContain(kpi => kpi.Code.StartsWith(code, StringComparison.Ordinal));

    [Fact]
    public void No_KPI_ships_that_the_specification_does_not_have() =>
        Shipped.All.Select(kpi => kpi.Code[..3]).Distinct().Except(Codes.Select(code => code.Data)).ShouldBeEmpty();

    [Fact]
    public void Thirty_KPIs_stand_for_themselves_or_detail_one_that_does()
    {
        Codes.Count.ShouldBe(30);
        Shipped.Main.Select(kpi => kpi.Code[..3]).ShouldBe(Codes.Select(code => code.Data), ignoreOrder: true);
        Shipped.All.Select(kpi => kpi.Code).ShouldBeUnique();
        foreach (var companion in Shipped.All.Where(kpi => kpi.CompanionOf is not null))
        {
            Shipped.Find(companion.CompanionOf!)!.CompanionOf.ShouldBeNull();
        }
    }

    [Fact]
    public void The_families_stand_in_the_order_of_the_specification()
    {
        Shipped.All.Select(kpi => kpi.Category).ShouldBeInOrder();
        Shipped.All[0].Id.ShouldBe("churn_rate");
    }

    [Fact]
    public void Names_tell_every_KPI_from_every_other()
    {
        Shipped.All.Select(kpi => kpi.Name.Zh).ShouldBeUnique();
        Shipped.All.Select(kpi => kpi.Name.En).ShouldBeUnique();
    }

    [Fact]
    public void Every_measure_is_counted_by_some_KPI() =>
        Enum.GetValues<Measure>()
            .Except(Shipped.All.SelectMany(kpi => Sums(kpi.Formula)).SelectMany(sum => sum.Terms).Select(term => term.Measure))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("churn_rate", RollUp.RatioOfSums, MonthsRule.Sum)]
    [InlineData("churn_rate_ytd", RollUp.RatioOfSums, MonthsRule.MeanDenominator)]
    [InlineData("churn_rate_annualised", RollUp.Function, MonthsRule.Sum)]
    [InlineData("net_retained_value", RollUp.Function, MonthsRule.Sum)]
    [InlineData("first_contact_hours_median", RollUp.Recompute, MonthsRule.Recompute)]
    [InlineData("csat_change", RollUp.Function, MonthsRule.Sum)]
    [InlineData("vip_policy_coverage", RollUp.RatioOfSums, MonthsRule.Last)]
    [InlineData("manager_coverage", RollUp.RatioOfSums, MonthsRule.Last)]
    [InlineData("complaint_rate", RollUp.RatioOfSums, MonthsRule.MeanDenominator)]
    [InlineData("settlement_rate", RollUp.RatioOfSums, MonthsRule.Recompute)]
    public void Branches_and_months_add_up_as_the_specification_says(string id, RollUp branches, MonthsRule months)
    {
        var formula = Shipped.Find(id)!.Formula;

        (formula.RollUp, formula.Months).ShouldBe((branches, months));
    }

    [Theory]
    [InlineData("tenure_months_active")]
    [InlineData("churn_share_price")]
    [InlineData("manager_sales_share")]
    public void Of_some_KPIs_neither_way_is_better(string id) => Shipped.Find(id)!.Better.ShouldBeNull();

    private static IEnumerable<LinearSum> Sums(KpiFormula formula) =>
        formula switch
        {
            RatioFormula ratio => [ratio.Numerator, ratio.Denominator],
            SumFormula { Baseline: { } baseline } sum => [sum.Amount, sum.Observations, baseline.Amount, baseline.Per],
            NetPromoterFormula net => [net.Promoters, net.Detractors, net.Responses],
            _ => [],
        };
}
