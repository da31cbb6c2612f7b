namespace Kpi.Kpis.Tests;

public sealed class MonthTests
{
    [Fact]
    public void January_follows_December() => new Month(2025, 12).Next.ShouldBe(new Month(2026, 1));

    [Fact]
    public void December_precedes_January() => new Month(2026, 1).Previous.ShouldBe(new Month(2025, 12));

    [Fact]
    public void Months_subtract_as_whole_numbers() => (new Month(2026, 2) - new Month(2024, 11)).ShouldBe(15);

    [Fact]
    public void A_range_has_both_ends() =>
        new Month(2025, 11).Through(new Month(2026, 1)).Select(month => month.ToString()).ShouldBe(["2025-11", "2025-12", "2026-01"]);

    [Fact]
    public void A_range_that_ends_before_it_begins_is_empty() => new Month(2026, 1).Through(new Month(2025, 1)).ShouldBeEmpty();

    [Theory]
    [InlineData("2026-1")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("0000-01")]
    [InlineData("2026/01")]
    [InlineData("+026-01")]
    [InlineData("")]
    public void What_is_no_month_is_refused(string text) => Month.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void The_refusal_shows_the_expected_form() =>
        Should.Throw<FormatException>(() => Month.Parse("Jan 2026")).Message.ShouldContain("2026-10");

    [Fact]
    public void A_month_survives_its_number() => Month.FromNumber(new Month(2026, 10).ToNumber()).ShouldBe(new Month(2026, 10));

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(3, 1, true)]
    [InlineData(11, 10, false)]
    [InlineData(12, 10, true)]
    public void A_quarter_has_three_months(int month, int first, bool ends)
    {
        new Month(2026, month).QuarterStart.Number.ShouldBe(first);
        new Month(2026, month).EndsQuarter.ShouldBe(ends);
    }
}
