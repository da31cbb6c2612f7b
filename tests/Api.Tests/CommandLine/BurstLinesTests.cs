using Kpi.Api.CommandLine;

namespace Kpi.Api.Tests.CommandLine;

public sealed class BurstLinesTests
{
    [Fact]
    public void A_line_comes_at_most_once_a_second_and_at_the_end()
    {
        var (time, output) = (TestClock.Time(), new StringWriter());
        var lines = new BurstLines(4, time, output);

        lines.Next();
        time.Advance(TimeSpan.FromSeconds(2));
        lines.Next();
        time.Advance(TimeSpan.FromSeconds(0.5));
        lines.Next();
        lines.Next();

        output
            .ToString()
            .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["reports: 2 of 4, 1.0 reports/s, 50 %, 0:00:02 left", "reports: 4 of 4, 1.6 reports/s, 100 %"]);
    }
}
