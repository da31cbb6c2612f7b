using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Bench.EarlyWarning;

/// <summary>Trains and judges the early-warning model on real data and prints its card.</summary>
public static class EarlyWarningBench
{
    /// <summary>Where the file is when none is named: beside the repository.</summary>
    public const string DefaultFile = "../shared/data/ibm-telco/WA_Fn-UseC_-Telco-Customer-Churn.csv";

    /// <summary>What the model must reach on customers that it has not seen.</summary>
    public static IEnumerable<Goal> Goals(ModelEvaluation evaluation) =>
        [
            new("AUC", evaluation.Auc ?? 0, 0.84, double.PositiveInfinity),
            new("calibration slope", evaluation.Calibration?.Slope ?? 0, 0.9, 1.1),
            new("lift at 10%", evaluation.Lift ?? 0, 2.7, double.PositiveInfinity),
        ];

    /// <summary>Trains on the file.</summary>
    public static (TrainingResult Training, IReadOnlyList<CustomerMonth> Test) Train(string path)
    {
        var (train, tune, test) = IbmTelco.Split(IbmTelco.Read(path));
        return (ModelTraining.Run(IbmTelco.Features, train, tune, test), test);
    }

    /// <summary>Runs it; 0 if all goals are met.</summary>
    public static int Run(string? path)
    {
        var file = path ?? DefaultFile;
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"BENCH_NO_DATA: '{file}' is not there. Name the file of IBM's Telco Customer Churn set.");
            return 2;
        }

        var customers = IbmTelco.Read(file);
        Console.WriteLine($"{customers.Count} customers, {customers.Count(customer => customer.Left)} left");
        foreach (
            var tier in customers
                .GroupBy(customer => IbmTelco.Tier(customer.MonthlyCharges))
                .OrderBy(tier => tier.Key, StringComparer.Ordinal)
        )
        {
            Console.WriteLine($"  {tier.Key}: {tier.Count()} customers, {tier.Average(customer => customer.Left ? 1.0 : 0):0.000000} left");
        }

        var (training, test) = Train(file);
        if (training.Model is null)
        {
            Console.Error.WriteLine($"BENCH_NO_MODEL: {training.Failures[0].En}");
            return 1;
        }

        var card = ModelCard.Of(training, test, "ibm-telco-1", "bench");
        Console.WriteLine();
        Console.WriteLine(card.Text(Lang.En));
        Console.WriteLine(card.Text(Lang.Zh));
        OtherSplits(customers);
        return Goal.Report(Goals(training.Evaluation!));
    }

    /// <summary>The same on other splits, so that nobody takes one split's figures for the truth.</summary>
    private static void OtherSplits(IReadOnlyList<IbmCustomer> customers)
    {
        const int splits = 20;
        var evaluations = Enumerable
            .Range(1, splits)
            .Select(salt => IbmTelco.Split(customers, $"{salt} "))
            .Select(split => ModelTraining.Run(IbmTelco.Features, split.Train, split.Tune, split.Test).Evaluation!)
            .ToList();
        Console.WriteLine($"The same on {splits} other splits (lowest, mean, highest):");
        Line("AUC", evaluation => evaluation.Auc!.Value);
        Line("calibration slope", evaluation => evaluation.Calibration!.Slope);
        Line("lift at 10%", evaluation => evaluation.Lift!.Value);
        Console.WriteLine($"  all goals met on {evaluations.Count(evaluation => Goals(evaluation).All(goal => goal.IsMet))} of {splits}");
        Console.WriteLine();

        void Line(string name, Func<ModelEvaluation, double> metric) =>
            Console.WriteLine(
                $"  {name}: {evaluations.Min(metric):0.000}, {evaluations.Average(metric):0.000}, {evaluations.Max(metric):0.000}"
            );
    }
}
