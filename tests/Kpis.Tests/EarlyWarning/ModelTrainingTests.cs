using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Tests.EarlyWarning;

public sealed class ModelTrainingTests
{
    internal static readonly TrainingResult Trained = ModelTraining.Run(
        Customers.Features,
        Customers.Months(new(61), 900),
        Customers.Latest
    );

    [Fact]
    public void A_model_finds_what_goes_with_risk_and_passes_the_gate()
    {
        Trained.Failures.ShouldBeEmpty();
        Trained.IsReleasable.ShouldBeTrue();
        Trained.Window.ShouldBe((new Month(2025, 1), new Month(2026, 1)));
        var model = Trained.Model!;
        model
            .Preparation.Columns.Select(column => (column.Feature, column.IsMissingFlag))
            .ShouldBe([(0, false), (1, false), (1, true), (2, false)]);

        // One standard deviation of silence raises the logit by 1.
        model.Logistic.Coefficients[0].ShouldBe(1, 0.15);
        Trained.Evaluation!.Calibration!.Slope.ShouldBe(1, 0.15);
    }

    [Fact]
    public void Only_the_three_windows_are_used_and_only_rows_with_a_label()
    {
        var rows = Customers.Months(new(61), 900);
        var poisoned = rows.Select(row =>
            new TimeOrderedSplit(Customers.Latest).WindowOf(row.Month) == FitWindow.None ? row with { Features = [1e9, 1e9, 1e9] } : row
        );

        ModelTraining.Run(Customers.Features, poisoned, Customers.Latest).Model!.Hash.ShouldBe(Trained.Model!.Hash);
        ModelTraining
            .Run(Customers.Features, rows.Select(row => row with { Left = null }), Customers.Latest)
            .Failures[0]
            .En.ShouldContain("rules warn instead");
    }

    [Fact]
    public void Too_few_events_leave_it_to_rules_and_say_how_many_are_needed()
    {
        var few = ModelTraining.Run(Customers.Features, Customers.Months(new(62), 80), Customers.Latest);

        few.Model.ShouldBeNull();
        few.Failures.Single().En.ShouldContain("fewer than 200");
        few.Failures.Single().Zh.ShouldContain("只用规则预警");
    }

    [Fact]
    public void A_model_that_knows_nothing_is_kept_back()
    {
        var noise = ModelTraining.Run(Customers.Features, Customers.Months(new(63), 900, noise: 1), Customers.Latest);

        noise.IsReleasable.ShouldBeFalse();
        noise.Failures.ShouldContain(failure => failure.En.StartsWith("AUC", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_worse_than_the_one_in_use_is_kept_back()
    {
        var rows = Customers.Months(new(61), 900);
        RiskFeature[] one = [Customers.Features[0]];
        var weaker = ModelTraining.Run(
            one,
            rows.Select(row =>
                row with
                {
                    Features = [row.Features[0] + 25 * Math.Sin(row.CustomerId.GetHashCode(StringComparison.Ordinal))],
                }
            ),
            Customers.Latest
        );

        ReleaseGate
            .Default.Failures(weaker.Evaluation!, Trained.Evaluation!.Auc, null)
            .ShouldContain(failure => failure.En.StartsWith("Worse than the model in use"));
        ReleaseGate.Default.Failures(Trained.Evaluation!, null, 0.99).Single().En.ShouldStartWith("Worse than the expiry rule");
    }

    [Fact]
    public void Banned_features_are_refused_together_with_their_reasons()
    {
        RiskFeature[] features =
        [
            .. new[] { "tenure_months", "gender", "case_outcome", "industry_code" }.Select(name => new RiskFeature(
                name,
                new("", ""),
                new("", "")
            )),
        ];

        var error = Should.Throw<BannedFeatureException>(() => ModelTraining.Run(features, [], Customers.Latest));

        error.Banned.Select(banned => banned.Feature).ShouldBe(["gender", "case_outcome", "industry_code"]);
        error.Message.ShouldContain("'gender': gender is a protected attribute");
        Should.NotThrow(() => BannedFeatures.Refuse(["industry_code"], ["industry_code"]));
        Should.Throw<BannedFeatureException>(() => BannedFeatures.Refuse(["gender"], ["gender"]));
    }

    [Fact]
    public void No_feature_of_the_specification_is_banned() =>
        Should.NotThrow(() => BannedFeatures.Refuse(RiskFeature.Standard.Select(feature => feature.Name)));

    [Fact]
    public void A_missing_value_counts_as_the_median_with_its_flag()
    {
        CustomerMonth[] rows = [Row(1), Row(2), Row(9), Row(null)];
        var preparation = FeaturePreparation.Learn(rows, 1);

        preparation.Medians.ShouldBe([2]);
        preparation.Columns.Select(column => (column.Mean, column.IsMissingFlag)).ShouldBe([(3.5, false), (0.25, true)]);
        preparation.Apply([null])[0].ShouldBe(preparation.Apply([2.0])[0]);
        preparation.Apply([null])[1].ShouldBeGreaterThan(0);

        static CustomerMonth Row(double? value) => new("C", Customers.Latest, [value]);
    }

    [Fact]
    public void Equal_models_have_equal_hashes_and_others_do_not()
    {
        var again = ModelTraining.Run(Customers.Features, Customers.Months(new(61), 900), Customers.Latest).Model!;

        again.Hash.ShouldBe(Trained.Model!.Hash);
        (again with { Logistic = again.Logistic with { Intercept = again.Logistic.Intercept + 1e-9 } }).Hash.ShouldNotBe(again.Hash);
    }

    [Fact]
    public void Contributions_sum_to_the_calibrated_logit()
    {
        var model = Trained.Model!;

        foreach (var customer in Customers.Of(new(65), new(2026, 2), 200))
        {
            var logit = model.Logistic.LogitOf(model.Preparation.Apply(customer.Features));
            var score = model.Score(customer);
            (score.BaseLogit + score.Contributions.Sum()).ShouldBe(model.Calibration.Intercept + model.Calibration.Slope * logit, 1e-9);
        }
    }

    [Fact]
    public void The_card_names_everything_in_both_languages()
    {
        var test = Customers.Of(new(64), new(2026, 1), 2_000).ToList();
        var card = ModelCard.Of(Trained, test, "2026-03", "li", "wang");

        card.IsApproved.ShouldBeTrue();
        (card with { Approver = "LI" }).IsApproved.ShouldBeFalse();
        (card with { Failures = [new("", "")] }).IsApproved.ShouldBeFalse();
        card.ByGroup.Select(group => group.Group).ShouldBe(["gold", "silver"]);
        var text = card.Text(Lang.En);
        foreach (
            var part in new[]
            {
                "Data window: 2025-01 to 2026-01",
                "AUC",
                "tier gold",
                "Fairness tier",
                "Limit:",
                "Owner: li; approver: wang",
                card.Hash,
            }
        )
        {
            text.ShouldContain(part);
        }

        card.Text(Lang.Zh).ShouldContain("负责人：li；批准人：wang；可用");
    }
}
