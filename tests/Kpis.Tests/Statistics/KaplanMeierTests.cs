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
        var histogram = Histogram(vector.GetProperty("rows_entry_exit_event"));

        ShouldBeCurve(KaplanMeier.Curve(histogram), vector.GetProperty("curve"));
        KaplanMeier.Median(histogram).ShouldBe(vector.GetProperty("median").GetInt32());
    }

    [Theory, Vector("complaint_settlement_km_median")]
    public void Open_complaints_count_in_the_median_settlement_time(JsonElement vector)
    {
        var histogram = new SurvivalHistogram(
            vector
                .GetProperty("days_settled_flag")
                .EnumerateArray()
                .Select(row => new SurvivalBin(0, row[0].GetInt32(), row[1].GetInt32() == 1, 1))
        );

        ShouldBeCurve(KaplanMeier.Curve(histogram), vector.GetProperty("curve"));
        KaplanMeier.Median(histogram).ShouldBe(vector.GetProperty("median").GetInt32());
    }

    [Theory, Vector("logrank_freireich")]
    public void The_published_comparison_of_two_groups_comes_out(JsonElement vector)
    {
        // The vector names its first group; the rows stand with the curve.
        vector.GetProperty("group1").GetString().ShouldBe("6-MP");
        var treated = Histogram(Vectors.Of("km_freireich_6mp").GetProperty("rows_entry_exit_event"));

        var test = LogRank.Compare(treated, Histogram(vector.GetProperty("group2")));

        test.Observed.ShouldBe(vector.Number("O1"));
        test.Expected.ShouldBeCloseTo(vector.Number("E1"));
        test.Variance.ShouldBeCloseTo(vector.Number("V"));
        test.ChiSquared!.Value.ShouldBeCloseTo(vector.Number("chi2"));
        test.PValue!.Value.ShouldBe(vector.Number("p"), vector.Number("p") * Vectors.Tolerance);
    }

    [Theory, Vector("km_left_truncated")]
    public void Ignoring_late_entry_would_make_customers_look_more_loyal(JsonElement vector)
    {
        var fromTheStart = new SurvivalHistogram(
            Histogram(vector.GetProperty("rows_entry_exit_event")).Bins.Select(bin => bin with { Entry = 0 })
        );

        ShouldBeCurve(KaplanMeier.Curve(fromTheStart), vector.GetProperty("wrong_ignoring_entry"));
    }

    [Fact]
    public void Who_enters_at_the_time_of_an_event_was_not_at_risk_of_it() =>
        KaplanMeier.Curve(new([new(0, 5, true, 4), new(5, 9, false, 3)]))[0].AtRisk.ShouldBe(4);

    [Fact]
    public void Survival_never_rises_and_lies_in_its_interval()
    {
        var random = new Random(38);
        for (var round = 0; round < 1_000; round++)
        {
            var bins = Enumerable
                .Range(0, random.Next(1, 60))
                .Select(_ => random.Next(0, 20))
                .Select(entry => new SurvivalBin(entry, entry + random.Next(1, 30), random.Next(3) > 0, random.Next(1, 5)));
            var before = 1.0;
            foreach (var step in KaplanMeier.Curve(new(bins)))
            {
                step.Survival.ShouldBeInRange(0, before);
                step.Survival.ShouldBeInRange(step.Interval?.Low ?? 0, step.Interval?.High ?? 0);
                before = step.Survival;
            }
        }
    }

    [Fact]
    public void When_nobody_is_left_there_is_no_interval()
    {
        var last = KaplanMeier.Curve(new([new(0, 3, true, 1), new(0, 9, true, 1)]))[^1];

        last.Survival.ShouldBe(0);
        last.Interval.ShouldBeNull();
        last.StandardError.ShouldBeNull();
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(9, true)]
    public void Fewer_than_ten_at_risk_are_greyed_out(int subjects, bool isSparse) =>
        KaplanMeier.Curve(new([new(0, 3, true, subjects)]))[0].IsSparse().ShouldBe(isSparse);

    [Fact]
    public void Groups_that_last_alike_do_not_differ()
    {
        var group = new SurvivalHistogram([new(0, 3, true, 2), new(0, 5, true, 4), new(0, 9, false, 7)]);

        LogRank.Compare(group, group).PValue!.Value.ShouldBe(1, 1e-9);
        LogRank.Compare(new([new(0, 3, true, 1)]), new([])).PValue.ShouldBeNull();
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

    private static SurvivalHistogram Histogram(JsonElement rows) =>
        new(rows.EnumerateArray().Select(row => new SurvivalBin(row[0].GetInt32(), row[1].GetInt32(), row[2].GetInt32() == 1, 1)));

    private static void ShouldBeCurve(IReadOnlyList<SurvivalStep> actual, JsonElement expected)
    {
        actual.Count.ShouldBe(expected.GetArrayLength());
        foreach (var (step, row) in actual.Zip(expected.EnumerateArray()))
        {
            step.Time.ShouldBe(row.GetProperty("t").GetInt32());
            step.AtRisk.ShouldBe(row.GetProperty("n").GetInt64());
            step.Events.ShouldBe(row.GetProperty("d").GetInt64());
            step.Survival.ShouldBeCloseTo(row.Number("S"));
            step.StandardError!.Value.ShouldBeCloseTo(row.Number("se"));
            step.Interval!.Value.Low.ShouldBeCloseTo(row.Number("lo"));
            step.Interval.Value.High.ShouldBeCloseTo(row.Number("hi"));
        }
    }
}
