using System.Text.Json;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Assessment;

public sealed class MonthlyAssessmentTests
{
    private static readonly DateOnly Today = new(2026, 4, 8);
    private static readonly Adjustment Bonus = new(1.5, new("回访抽查优秀", "call-back sample"), "li", "wang");
    private static readonly Adjustment Penalty = new(-2, new("现场检查", "on-site check"), "li", "wang");

    [Theory, Vector("assessment_month")]
    public void The_month_worked_by_hand_comes_out(JsonElement vector)
    {
        var assessment = MonthlyAssessment.Of(Scheme(vector), Branch(vector), Today);

        foreach (var (score, expected) in assessment.Base.Indicators.Zip(vector.GetProperty("indicators").EnumerateArray()))
        {
            var points = expected.GetProperty("points");
            if (points.ValueKind == JsonValueKind.Null)
            {
                score.Points.ShouldBeNull();
                score.DroppedAs.ShouldBe(KpiState.SmallN);
                continue;
            }

            score.Points!.Value.ShouldBeCloseTo(points.GetDouble());
        }

        assessment.Base.AvailableWeight.ShouldBeCloseTo(vector.Number("available_weight"));
        assessment.Base.Score!.Value.ShouldBeCloseTo(vector.Number("base_score"));
        assessment.Bonus.ShouldBe(vector.Number("bonus"));
        assessment.Penalty.ShouldBe(vector.Number("penalty"));
        assessment.UnroundedScore!.Value.ShouldBeCloseTo(vector.Number("final"));
        assessment.Score.ShouldBe(88.91m);
        assessment.Grade.ShouldBe(vector.GetProperty("grade").GetString());
        assessment.FeeCoefficient!.Value.ShouldBeCloseTo(vector.Number("fee_coefficient"));
        assessment.Fee.ShouldBe(vector.GetProperty("fee").GetDecimal());
    }

    [Theory, Vector("assessment_month")]
    public void A_manager_can_recompute_the_month_by_hand_from_its_working(JsonElement vector)
    {
        var working = MonthlyAssessment.Of(Scheme(vector), Branch(vector), Today).Working;

        working
            .Select(line => line.En)
            .ShouldBe([
                "C01 (weight 25): 0.35 lies between 0.4 (60 points) and 0.3 (100 points): 60 + 40 × (0.4 − 0.35) ÷ (0.4 − 0.3) = 80 points.",
                "R01 (weight 20): 51 lies between 45 (100 points) and 60 (120 points): 100 + 20 × (51 − 45) ÷ (60 − 45) = 108 points.",
                "S01 (weight 20): 80 lies between 75 (60 points) and 85 (100 points): 60 + 40 × (80 − 75) ÷ (85 − 75) = 80 points.",
                "V01 (weight 20): 93 lies between 85 (60 points) and 95 (100 points): 60 + 40 × (93 − 85) ÷ (95 − 85) = 92 points.",
                "Q03 (weight 15): a sample of 6, fewer than 10; it drops out and the others share its weight.",
                "+1.5 points: call-back sample (entered by li, approved by wang).",
                "−2 points: on-site check (entered by li, approved by wang).",
                "Base score: (25×80 + 20×108 + 20×80 + 20×92) ÷ 85 = 7600 ÷ 85 = 89.411765.",
                "Total: 89.411765 + 1.5 − 2 = 88.911765.",
                "Score 88.91, grade B.",
                "Fee coefficient (from the unrounded total): 0.9 + 0.1 × (88.911765 − 80) ÷ 10 = 0.98911765; fee 20,000.00 × 0.98911765 = 19,782.35 yuan.",
            ]);
        working[0]
            .Zh.ShouldBe("C01（权重 25）：0.35 介于 0.4（60 分）与 0.3（100 分）之间：60 + 40 × (0.4 − 0.35) ÷ (0.4 − 0.3) = 80 分。");
        working[^1].Zh.ShouldStartWith("服务费系数（用未取整的总分）：0.9 + 0.1 × (88.911765 − 80) ÷ 10 = 0.98911765");
    }

    [Theory, Vector("assessment_month")]
    public void With_less_than_seventy_of_weight_a_branch_is_not_rated_and_paid_in_full(JsonElement vector)
    {
        var branch = Branch(vector);
        var few = branch with { Values = [.. branch.Values.Where(value => value.KpiId is "C01" or "R01" or "S01")] };

        var assessment = MonthlyAssessment.Of(Scheme(vector), few, Today);

        assessment.Base.AvailableWeight.ShouldBe(65);
        assessment.Score.ShouldBeNull();
        assessment.Grade.ShouldBeNull();
        assessment.Fee.ShouldBe(20_000);
        assessment.Working.ShouldContain(line => line.Zh == "可用权重 65，少于 70：不予评级。");
    }

    [Theory]
    [Vector("assessment_month", KpiState.Immature)]
    [Vector("assessment_month", KpiState.SmallN)]
    [Vector("assessment_month", KpiState.NoData)]
    [Vector("assessment_month", KpiState.Partial)]
    public void A_value_that_cannot_be_relied_on_drops_out_and_the_others_share_its_weight(JsonElement vector, KpiState state)
    {
        var branch = Branch(vector);
        var values = branch.Values.Select(value => value.KpiId == "R01" ? value with { State = state } : value);

        // With R01 out as well only 65 of weight would be left, so the small Q03 is given enough.
        var assessment = MonthlyAssessment.Of(
            Scheme(vector),
            branch with
            {
                Values = [.. values.Select(value => value.KpiId == "Q03" ? value with { Value = 95, Denominator = 100 } : value)],
            },
            Today
        );

        assessment.Base.Score!.Value.ShouldBeCloseTo((25 * 80 + 20 * 80 + 20 * 92 + 15 * 100) / 80.0);
    }

    [Theory]
    [Vector("assessment_month", "li", null)]
    [Vector("assessment_month", "li", "li")]
    [Vector("assessment_month", "li", " LI ")]
    public void Points_that_no_second_person_approved_do_not_count(JsonElement vector, string enteredBy, string? approvedBy)
    {
        var item = Bonus with { EnteredBy = enteredBy, ApprovedBy = approvedBy };

        MonthlyAssessment.Of(Scheme(vector), Branch(vector) with { Adjustments = [item] }, Today).Bonus.ShouldBe(0);
    }

    [Theory, Vector("assessment_month")]
    public void Bonuses_and_penalties_each_stop_at_their_limit(JsonElement vector)
    {
        var items = new[] { Bonus with { Points = 4 }, Bonus with { Points = 3 }, Penalty with { Points = -9 } };

        var assessment = MonthlyAssessment.Of(Scheme(vector), Branch(vector) with { Adjustments = items }, Today);

        assessment.Bonus.ShouldBe(5);
        assessment.Penalty.ShouldBe(-5);
        assessment.Working.ShouldContain(line => line.En == "Together +7; the limit lets +5 count.");
    }

    [Theory, Vector("assessment_month")]
    public void A_veto_acts_after_its_appeal_window_and_caps_the_score(JsonElement vector)
    {
        var veto = new Veto(VetoReason.DataFalsification, Today.AddDays(-1));

        var acting = Vetoed(vector, veto);
        acting.Score.ShouldBe(59);
        acting.Grade.ShouldBe("D");
        acting.FeeCoefficient!.Value.ShouldBeCloseTo(0.5 + 0.1 * 59 / 60);
        Vetoed(vector, veto with { AppealEndsOn = Today }).Grade.ShouldBe("B");
        Vetoed(vector, veto with { IsWithdrawn = true }).Grade.ShouldBe("B");
    }

    [Theory, Vector("assessment_month")]
    public void Missing_data_does_not_protect_from_a_veto(JsonElement vector)
    {
        var branch = Branch(vector) with { Values = [], Vetoes = [new(VetoReason.CustomerDataLeak, Today.AddDays(-1))] };

        MonthlyAssessment.Of(Scheme(vector), branch, Today).Grade.ShouldBe("D");
    }

    [Theory, Vector("assessment_month")]
    public void The_score_is_rounded_before_it_is_graded(JsonElement vector)
    {
        var scheme = Scheme(vector);

        scheme.GradeOf(scheme.Round(79.995)).ShouldBe("B");
        scheme.GradeOf(scheme.Round(79.9949)).ShouldBe("C");
        scheme.Round(88.905).ShouldBe(88.91m);
    }

    [Theory, Vector("assessment_month")]
    public void A_better_value_of_any_indicator_never_lowers_score_or_fee(JsonElement vector)
    {
        var random = new Random(4);
        var scheme = Scheme(vector);
        var branch = Branch(vector);
        for (var round = 0; round < 5_000; round++)
        {
            var values = branch.Values.Select(value => value with { Value = RandomValue(value.KpiId), Denominator = 1000 }).ToArray();
            var improved = random.Next(values.Length);
            var step = random.NextDouble() * 20 * (scheme.Indicators[improved].Better == KpiDirection.Higher ? 1 : -0.01);
            var before = MonthlyAssessment.Of(scheme, branch with { Values = [.. values] }, Today);
            values[improved] = values[improved] with { Value = values[improved].Value + step };
            var after = MonthlyAssessment.Of(scheme, branch with { Values = [.. values] }, Today);

            after.UnroundedScore!.Value.ShouldBeGreaterThanOrEqualTo(before.UnroundedScore!.Value - 1e-9);
            after.Fee!.Value.ShouldBeGreaterThanOrEqualTo(before.Fee!.Value);
        }

        double RandomValue(string kpi) => kpi == "C01" ? random.NextDouble() : 120 * random.NextDouble();
    }

    [Theory, Vector("assessment_month")]
    public void What_nobody_recorded_is_not_said_to_be_none(JsonElement vector)
    {
        var assessment = MonthlyAssessment.Of(
            Scheme(vector),
            Branch(vector) with
            {
                Adjustments = null,
                Vetoes = null,
                BaseFee = null,
            },
            Today
        );

        assessment.UnroundedScore!.Value.ShouldBeCloseTo(vector.Number("base_score"));
        (assessment.Bonus, assessment.Penalty, assessment.IsVetoed, assessment.Fee).ShouldBe((null, null, null, null));
        assessment
            .Working.TakeLast(4)
            .Select(line => line.En)
            .ShouldBe([
                "Total: 89.411765; bonuses and penalties are not recorded here and not counted.",
                "Vetoes are not recorded here and not counted.",
                "Score 89.41, grade B.",
                "Fee coefficient (from the unrounded total): 0.9 + 0.1 × (89.411765 − 80) ÷ 10 = 0.99411765; the base fee is not recorded here.",
            ]);
    }

    [Theory, Vector("assessment_month")]
    public void A_running_month_has_neither_score_nor_coefficient(JsonElement vector)
    {
        var assessment = MonthlyAssessment.Of(Scheme(vector), Branch(vector) with { IsRunning = true }, Today);

        (assessment.Score, assessment.Grade, assessment.FeeCoefficient, assessment.Fee).ShouldBe((null, null, null, null));
        assessment.Working[^1].Zh.ShouldBe("月份未结束：无得分、等级、排名和服务费系数。");
    }

    [Theory, Vector("assessment_month")]
    public void A_sample_too_small_for_the_KPI_itself_is_not_said_to_be_below_the_scheme_s_minimum(JsonElement vector)
    {
        var branch = Branch(vector);
        var values = branch.Values.Select(value => value.KpiId == "R01" ? value with { Denominator = 20, State = KpiState.SmallN } : value);

        MonthlyAssessment
            .Of(Scheme(vector), branch with { Values = [.. values] }, Today)
            .Working[1]
            .En.ShouldBe(
                "R01 (weight 20): a sample of 20, fewer than the KPI's own minimum; it drops out and the others share its weight."
            );
    }

    [Theory, Vector("assessment_month")]
    public void Those_left_share_the_weight_of_an_indicator_that_dropped_out(JsonElement vector) =>
        MonthlyAssessment
            .Of(Scheme(vector), Branch(vector), Today)
            .Base.Indicators.Select(indicator => indicator.EffectiveWeight)
            .ShouldBe([100 * 25 / 85.0, 100 * 20 / 85.0, 100 * 20 / 85.0, 100 * 20 / 85.0, 0]);

    [Fact]
    public void An_appeal_window_counts_working_days_after_the_branch_was_told() =>
        // Friday 3 April 2026, with Monday the 6th a holiday: 7, 8, 9, 10 and 13 April.
        AppealWindow
            .EndsOn(
                new(2026, 4, 3),
                5,
                day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day != new DateOnly(2026, 4, 6)
            )
            .ShouldBe(new DateOnly(2026, 4, 13));

    internal static AssessmentScheme Scheme(JsonElement vector) =>
        new()
        {
            Version = "2026-1",
            ValidFrom = new(2026, 1),
            Indicators = [.. vector.GetProperty("indicators").EnumerateArray().Select(Indicator)],
            FeeCurve = ScoringTests.Curve(vector.GetProperty("fee_knots")),
        };

    private static SchemeIndicator Indicator(JsonElement indicator)
    {
        var kpi = indicator.GetProperty("kpi").GetString()!;
        var curve = ScoringTests.Curve(indicator.GetProperty("knots"));
        var better = curve.Knots[0].Result < curve.Knots[^1].Result ? KpiDirection.Higher : KpiDirection.Lower;
        return new(kpi, new(kpi, kpi), indicator.Number("weight"), KpiUnit.Points, better, indicator.Number("min_n"), new KnotRule(curve));
    }

    private static BranchMonth Branch(JsonElement vector) =>
        new()
        {
            BranchCode = "O1",
            Values =
            [
                .. vector
                    .GetProperty("indicators")
                    .EnumerateArray()
                    .Select(row => new IndicatorValue(
                        row.GetProperty("kpi").GetString()!,
                        row.Number("value"),
                        row.Number("n"),
                        KpiState.Ok
                    )),
            ],
            Adjustments = [Bonus, Penalty],
            BaseFee = vector.GetProperty("base_fee").GetDecimal(),
        };

    private static MonthlyAssessment Vetoed(JsonElement vector, Veto veto) =>
        MonthlyAssessment.Of(Scheme(vector), Branch(vector) with { Vetoes = [veto] }, Today);
}
