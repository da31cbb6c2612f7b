using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Tests.Formatting;

public sealed class SentenceTests
{
    [Fact]
    public void Every_measure_has_a_name_in_both_languages() =>
        Enum.GetValues<Measure>()
            .ShouldAllBe(measure => MeasureNames.Of(measure).En != measure.ToString() && MeasureNames.Of(measure).Zh != measure.ToString());

    [Fact]
    public void A_formula_reads_as_a_sentence()
    {
        FormulaSentence.Of(SampleKpis.ChurnRate, Lang.Zh).ShouldBe("离网客户数 ÷（月初在网客户数 − 行政性销户数）");
        FormulaSentence
            .Of(SampleKpis.ComplaintRate, Lang.En)
            .ShouldBe("1000 × complaints opened ÷ (0.5 × (customers at month opening + customers at month end))");
        FormulaSentence
            .Of(SampleKpis.ChurnYtd, Lang.En)
            .ShouldEndWith("numerator summed from January, denominator averaged over the months");
    }

    [Theory]
    [InlineData("nps", "100 × (promoters − detractors) ÷ answers on recommendation")]
    [InlineData(
        "net_retained_value",
        "margin of saved cases within 90 days − cost of offers and handling − margin of the no-offer group within 90 days ÷ cases of the no-offer group × (cases saved + cases lost)"
    )]
    [InlineData("churn_rate_annualised", "1 − (1 − Monthly churn rate)¹², pooled over the last twelve months")]
    [InlineData("csat_change", "CSAT top-2-box − CSAT top-2-box of the same month a year earlier")]
    [InlineData("first_contact_hours_median", "Kaplan–Meier median of the hours to first contact, cases not contacted censored")]
    [InlineData("churn_rate_gold", "customers lost ÷ (customers at month opening − administrative exits); only customers of tier Gold")]
    public void A_formula_of_every_kind_reads_as_a_sentence(string id, string sentence) =>
        FormulaSentence.Of(KpiCatalogue.Default().Find(id)!, Lang.En).ShouldBe(sentence);

    [Fact]
    public void Every_formula_that_ships_reads_in_both_languages()
    {
        foreach (var kpi in KpiCatalogue.Default().All)
        {
            FormulaSentence.Of(kpi, Lang.Zh).Length.ShouldBeGreaterThan(3, kpi.Id);
            FormulaSentence.Of(kpi, Lang.En).Length.ShouldBeGreaterThan(3, kpi.Id);
        }
    }

    [Fact]
    public void A_suspicious_value_is_marked_and_the_mark_explained()
    {
        var value = Sample.Of(SampleKpis.ChurnRate, "X", Sample.Month, 20, 10_000) with
        {
            State = KpiState.Prelim,
            Flags = [KpiFlagKind.OutOfBounds],
        };

        StateMarks.Of(value).ShouldBe("§!");
        var legend = StateMarks.Legend([value], Lang.En);
        legend.Count.ShouldBe(2);
        legend[0].ShouldStartWith("§ Preliminary");
        legend[1].ShouldStartWith("! Out of bounds");
    }

    [Fact]
    public void A_final_value_needs_no_mark() =>
        StateMarks
            .Legend([Sample.Of(SampleKpis.ChurnRate, "X", Sample.Month, 20, 10_000) with { State = KpiState.Final }], Lang.En)
            .ShouldBeEmpty();

    [Fact]
    public void The_reading_counts_what_the_values_say()
    {
        var report = Sample.City() with
        {
            Rows =
            [
                new(Sample.Of(SampleKpis.ChurnRate, "X", Sample.Month, 20, 10_000)),
                new(Sample.Of(SampleKpis.SaveRate, "X", Sample.Month, 20, 100)),
                new(Sample.Of(SampleKpis.CsatTop2, "X", Sample.Month, 5, 6)),
            ],
        };
        Reading
            .Of(report, Lang.En)
            .ShouldBe(
                "Of the 2 KPIs that could be judged in October 2026, 1 met the target, 0 came near it and 1 missed it. Farthest from its target is Retention success rate: 20.00% against 45.00%."
            );
        Reading
            .Of(report, Lang.Zh)
            .ShouldBe(
                "2026年10月有目标且可评价的 2 项指标中，1 项达标，0 项接近目标，1 项未达标。距目标最远的是挽留成功率：20.00%，目标 45.00%。"
            );
    }

    [Theory, InlineData("Short", "Short"), InlineData("Abcdefghijk", "Abcdefghij…"), InlineData("广州天河营业厅", "广州天河营…")]
    public void A_long_name_is_cut_to_its_width(string name, string cut) => ShortName.Of(name, 10).ShouldBe(cut);
}
