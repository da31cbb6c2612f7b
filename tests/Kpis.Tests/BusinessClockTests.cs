namespace Kpi.Kpis.Tests;

public sealed class BusinessClockTests
{
    [Fact]
    public void A_month_begins_at_local_midnight() =>
        BusinessClock.Default.StartOf(new Month(2025, 4)).ShouldBe(new DateTime(2025, 3, 31, 16, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Half_past_midnight_on_the_first_is_in_the_new_month() =>
        Month.Of(BusinessClock.Default.DayOf(new DateTime(2025, 3, 31, 16, 30, 0, DateTimeKind.Utc))).ShouldBe(new Month(2025, 4));
}
