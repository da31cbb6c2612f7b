using System.Text.Json;
using Kpi.Kpis.Bench.EarlyWarning;
using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Tests.EarlyWarning;

/// <summary>The model on real customers. The file is not part of the repository: without it the tests are skipped, or fail with CI=true.</summary>
public sealed class IbmTelcoTests
{
    private static readonly Lazy<(TrainingResult Training, IReadOnlyList<CustomerMonth> Test)> Trained = new(() =>
        EarlyWarningBench.Train(Path.Combine(Folder(), Name))
    );

    private const string Name = "WA_Fn-UseC_-Telco-Customer-Churn.csv";

    [Fact]
    public void The_model_meets_its_goals_on_customers_it_has_not_seen()
    {
        var (training, test) = Trained.Value;

        training.Failures.ShouldBeEmpty();
        test.Count.ShouldBeInRange((int)(0.28 * 7043), (int)(0.32 * 7043));
        foreach (var goal in EarlyWarningBench.Goals(training.Evaluation!))
        {
            goal.IsMet.ShouldBeTrue($"{goal.Name}: {goal.Seen}");
        }
    }

    [Fact]
    public void Contributions_sum_to_the_logit_of_every_real_customer()
    {
        var (training, test) = Trained.Value;
        var model = training.Model!;

        foreach (var customer in test)
        {
            var score = model.Score(customer);
            var columns = model.Logistic.LogitOf(model.Preparation.Apply(customer.Features));
            score.Logit.ShouldBe(model.Calibration.Intercept + model.Calibration.Slope * columns, 1e-9);
            score.Probability.ShouldBe(1 / (1 + Math.Exp(-score.Logit)), 1e-12);
        }
    }

    [Fact]
    public void The_file_is_read_as_the_reference_counted_it()
    {
        var customers = IbmTelco.Read(Path.Combine(Folder(), Name));
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "reference.json")));
        var overall = reference.RootElement.GetProperty("overall");

        customers.Count.ShouldBe(overall.Integer("customers"));
        customers.Count(customer => customer.Left).ShouldBe(overall.Integer("churned"));
        customers
            .Where(customer => customer.Left)
            .Average(customer => customer.Tenure)
            .ShouldBe(overall.Number("avg_tenure_churned"), 1e-6);
        customers
            .Where(customer => customer.Left)
            .Sum(customer => customer.MonthlyCharges)
            .ShouldBe(overall.Number("monthly_charge_lost"), 1e-6);
        foreach (var tier in reference.RootElement.GetProperty("by_tier_monthly_charge").EnumerateArray())
        {
            var members = customers
                .Where(customer => IbmTelco.Tier(customer.MonthlyCharges) == tier.GetProperty("key").GetString())
                .ToList();
            members.Count.ShouldBe(tier.Integer("customers"));
            members.Average(customer => customer.Left ? 1.0 : 0).ShouldBe(tier.Number("churn_rate"), 1e-6);
        }
    }

    private static string Folder() => SharedData.Folder("ibm-telco");
}
