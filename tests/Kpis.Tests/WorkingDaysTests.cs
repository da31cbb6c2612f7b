namespace Kpi.Kpis.Tests;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2026, 4, 5, 7)] // 1 April 2026 is a Wednesday
    [InlineData(2026, 8, 1, 3)] // 1 August 2026 is a Saturday
    [InlineData(2026, 8, 5, 7)]
    [InlineData(2026, 2, 20, 27)]
    public void Weekends_are_passed_over(int year, int month, int number, int day) =>
        WorkingDays.Nth(new(year, month), number).ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void A_day_that_not_every_month_has_is_refused(int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingDays.Nth(new(2026, 2), number));
}
