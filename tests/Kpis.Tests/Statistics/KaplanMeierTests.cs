using System.Text.Json;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Tests.Statistics;

public sealed class KaplanMeierTests
{
    [Theory]
    [Vector("km_freireich_6mp")]
    [Vector("km_left_truncated")]
    public void Every_curve_of_the_vectors_is_reproduced(JsonElement vector)
    {
        var histogram = new SurvivalHistogram(
            vector.GetProperty("rows_entry_exit_event").EnumerateArray().Select(row => new SurvivalBin(row[0].GetInt32(), row[1].GetInt32(), row[2].GetInt32() == 1, 1))
        );

        ShouldBeCurve(KaplanMeier.Curve(histogram), vector.GetProperty("curve"));
        KaplanMeier.Median(histogram).ShouldBe(vector.GetProperty("median").GetInt32());
    }

    [Theory, Vector("complaint_settlement_km_median")]
    public void Open_complaints_count_in_the_median_settlement_time(JsonElement vector)
    {
        var histogram = new SurvivalHistogram(
            vector.GetProperty("days_settled_flag").EnumerateArray().Select(row => new SurvivalBin(0, row[0].GetInt32(), row[1].GetInt32() == 1, 1))
        );

        ShouldBeCurve(KaplanMeier.Curve(histogram), vector.GetProperty("curve"));
        KaplanMeier.Median(histogram).ShouldBe(vector.GetProperty("median").GetInt32());
    }

    [Fact]
    public void There_is_no_median_while_more_than_half_remain() =>
        KaplanMeier.Median(new SurvivalHistogram([new(0, 3, true, 1), new(0, 9, false, 2)])).ShouldBeNull();

    [Fact]
    public void Histograms_of_parts_add_to_the_histogram_of_the_whole()
    {
        var one = new SurvivalHistogram([new(0, 3, true, 2), new(0, 9, false, 1)]);
        var other = new SurvivalHistogram([new(0, 3, true, 1), new(2, 5, true, 4)]);

        one.Add(other).Bins.ShouldBe([new(0, 3, true, 3), new(0, 9, false, 1), new(2, 5, true, 4)], ignoreOrder: true);
    }

    private static void ShouldBeCurve(IReadOnlyList<SurvivalStep> actual, JsonElement expected)
    {
        actual.Count.ShouldBe(expected.GetArrayLength());
        foreach (var (step, row) in actual.Zip(expected.EnumerateArray()))
        {
            step.Time.ShouldBe(row.GetProperty("t").GetInt32());
            step.AtRisk.ShouldBe(row.GetProperty("n").GetInt64());
            step.Events.ShouldBe(row.GetProperty("d").GetInt64());
            step.Survival.ShouldBeCloseTo(row.GetProperty("S").GetDouble());
        }
    }
}
