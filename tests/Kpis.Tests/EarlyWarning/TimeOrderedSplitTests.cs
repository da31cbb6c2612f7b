using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Tests.EarlyWarning;

public sealed class TimeOrderedSplitTests
{
    private static readonly Month Latest = new(2026, 3);

    [Fact]
    public void No_two_windows_share_a_label_month_and_all_labels_are_mature()
    {
        var split = new TimeOrderedSplit(Latest);
        var labels = new Month(2024, 1)
            .Through(Latest)
            .Where(month => split.WindowOf(month) != FitWindow.None)
            .SelectMany(month => month.Next.Through(month.Next.Next).Select(label => (Window: split.WindowOf(month), Label: label)))
            .Distinct()
            .ToList();

        labels.GroupBy(label => label.Label).ShouldAllBe(month => month.Count() == 1);
        labels.Select(label => label.Label).ShouldAllBe(label => label <= Latest);
        labels.Select(label => label.Window).Distinct().ShouldBe([FitWindow.Train, FitWindow.Tune, FitWindow.Test]);
    }

    [Theory]
    [InlineData(2025, 6, FitWindow.Train)]
    [InlineData(2025, 7, FitWindow.None)]
    [InlineData(2025, 8, FitWindow.Tune)]
    [InlineData(2025, 9, FitWindow.Tune)]
    [InlineData(2025, 10, FitWindow.None)]
    [InlineData(2025, 11, FitWindow.Test)]
    [InlineData(2026, 1, FitWindow.Test)]
    [InlineData(2026, 2, FitWindow.None)]
    [InlineData(2026, 4, FitWindow.None)]
    public void Months_are_used_as_the_specification_says(int year, int month, FitWindow window) =>
        new TimeOrderedSplit(Latest).WindowOf(new(year, month)).ShouldBe(window);

    [Theory]
    [InlineData(199, 5, false)]
    [InlineData(200, 20, true)]
    [InlineData(200, 21, false)]
    public void Too_few_events_allow_no_model(int events, int coefficients, bool allowed) =>
        FitGate.Default.Allows(events, coefficients).ShouldBe(allowed);
}
