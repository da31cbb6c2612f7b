namespace Kpi.Kpis.Tests;

public sealed class BusinessClockTests
{
    [Fact]
    public void A_month_begins_at_local_midnight() =>
        TestClock.Business.StartOf(new Month(2025, 4)).ShouldBe(new DateTime(2025, 3, 31, 16, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Half_past_midnight_on_the_first_is_in_the_new_month() =>
        Month.Of(TestClock.Business.DayOf(new DateTime(2025, 3, 31, 16, 30, 0, DateTimeKind.Utc))).ShouldBe(new Month(2025, 4));

    [Fact]
    public void The_same_time_is_another_day_in_another_zone()
    {
        var shanghai = TestClock.At(new(2026, 12, 1, 1, 0, 0, TimeSpan.FromHours(8)));

        shanghai.Today.ShouldBe(new(2026, 12, 1));
        shanghai.In(TimeZoneInfo.Utc).Today.ShouldBe(new(2026, 11, 30));
    }
}
