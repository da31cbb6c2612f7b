using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Tests.Formatting;

public sealed class KpiTextTests
{
    [Theory]
    [InlineData(0.0028, "0.28%")]
    [InlineData(0.00125, "0.13%")]
    [InlineData(-0.00125, "−0.13%")]
    [InlineData(0.01005, "1.01%")]
    [InlineData(0.002917, "0.29%")]
    [InlineData(1, "100.00%")]
    [InlineData(0, "0.00%")]
    [InlineData(-0.00001, "0.00%")]
    public void Percentages_are_fractions_rounded_half_away_from_zero(double value, string text) =>
        KpiText.Value(value, KpiUnit.Percent, Lang.Zh).ShouldBe(text);

    [Theory]
    [InlineData(1.19, KpiUnit.PerMille, "1.19‰")]
    [InlineData(77.5, KpiUnit.Points, "77.50")]
    [InlineData(4, KpiUnit.Days, "4.00 days")]
    [InlineData(18.5, KpiUnit.Hours, "18.50 hours")]
    [InlineData(15, KpiUnit.Months, "15.00 months")]
    [InlineData(-6830, KpiUnit.Cny, "−6,830.00 CNY")]
    [InlineData(-12.5, KpiUnit.NetPoints, "−12.50")]
    [InlineData(0.074, KpiUnit.PercentagePoints, "+7.40 pp")]
    [InlineData(-0.074, KpiUnit.PercentagePoints, "−7.40 pp")]
    public void Every_unit_has_its_sign(double value, KpiUnit unit, string text) => KpiText.Value(value, unit, Lang.En).ShouldBe(text);

    [Theory]
    [InlineData(18.5, KpiUnit.Hours, "18.50 小时")]
    [InlineData(15, KpiUnit.Months, "15.00 个月")]
    [InlineData(6830, KpiUnit.Cny, "6,830.00 元")]
    [InlineData(0.074, KpiUnit.PercentagePoints, "+7.40 百分点")]
    public void Every_unit_has_its_sign_in_Chinese(double value, KpiUnit unit, string text) =>
        KpiText.Value(value, unit, Lang.Zh).ShouldBe(text);

    [Theory]
    [InlineData(KpiUnit.Percent, "pp")]
    [InlineData(KpiUnit.PercentagePoints, "pp")]
    [InlineData(KpiUnit.NetPoints, "points")]
    [InlineData(KpiUnit.Cny, "CNY")]
    [InlineData(KpiUnit.Months, "months")]
    public void A_change_has_the_unit_of_a_difference(KpiUnit unit, string text) => KpiText.ChangeUnit(unit, Lang.En).ShouldBe(text);

    [Fact]
    public void A_table_says_the_currency_in_the_name()
    {
        KpiText.NameInTable(SampleKpis.NetValue, Lang.En).ShouldBe("Net retained value (CNY)");
        KpiText.ValueInTable(Sample.Of(SampleKpis.NetValue, "X", Sample.Month, -6830, 92), Lang.En).ShouldBe("−6,830.00");
        KpiText.NameInTable(SampleKpis.ChurnRate, Lang.Zh).ShouldBe("月离网率");
    }

    [Theory]
    [InlineData(Lang.En, "−0.70–+15.43 pp")]
    [InlineData(Lang.Zh, "−0.70–+15.43 百分点")]
    public void An_interval_says_a_unit_of_words_once(Lang lang, string text)
    {
        var change = Sample.Of(SampleKpis.CsatChange, "X", Sample.Month, 0.074, 208) with { Interval = new(-0.00703, 0.15427) };

        KpiText.Interval(change, lang).ShouldBe(text);
    }

    [Fact]
    public void Nothing_is_a_dash_and_never_zero() => KpiText.Value(null, KpiUnit.Percent, Lang.En).ShouldBe("–");

    [Theory]
    [InlineData(0.0040, 0.0028, "+0.12")]
    [InlineData(0.0028, 0.0040, "−0.12")]
    [InlineData(0.0028, 0.0028, "0.00")]
    public void Percentages_change_by_percentage_points(double now, double before, string text) =>
        KpiText.Change(now, before, KpiUnit.Percent).ShouldBe(text);

    [Theory]
    [InlineData(10060, "10,060")]
    [InlineData(10100.5, "10,100.50")]
    [InlineData(0, "0")]
    public void Counts_have_decimals_only_if_they_need_them(double amount, string text) => KpiText.Amount(amount).ShouldBe(text);
}
