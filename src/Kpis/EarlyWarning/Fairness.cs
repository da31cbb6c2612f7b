namespace Kpi.Kpis.EarlyWarning;

/// <summary>How a model treats one group.</summary>
/// <param name="Group">The group, such as a tier or an age band.</param>
/// <param name="Customers">How many.</param>
/// <param name="Events">How many of them left.</param>
/// <param name="FalseNegativeRate">The share of those who left that was not warned of, 0–1; null if nobody left.</param>
/// <param name="CalibrationGap">Mean predicted probability less the share that left.</param>
public sealed record GroupFairness(string Group, int Customers, int Events, double? FalseNegativeRate, double CalibrationGap);

/// <summary>Whether groups of one kind are treated alike (spec section 5, fairness).</summary>
/// <param name="Dimension">What they are groups of: <c>tier</c>, <c>province</c>, <c>age_band</c>.</param>
/// <param name="Groups">Each group, by name.</param>
/// <param name="FalseNegativeGap">The widest distance between two groups' false-negative rates, 0–1; null with fewer than two groups judged.</param>
/// <param name="CalibrationGap">The widest distance between two groups' calibration gaps; null as before.</param>
public sealed record FairnessReport(string Dimension, IReadOnlyList<GroupFairness> Groups, double? FalseNegativeGap, double? CalibrationGap)
{
    /// <summary>A gap above this asks for a review: five percentage points.</summary>
    public const double ReviewAbove = 0.05;

    /// <summary>Groups with fewer events are shown and not judged: their rates are chance.</summary>
    public const int MinimumEvents = 10;

    /// <summary>Whether somebody must look at the model before it is used on.</summary>
    public bool NeedsReview => FalseNegativeGap > ReviewAbove || CalibrationGap > ReviewAbove;

    /// <summary>Compares the groups of one kind.</summary>
    /// <param name="dimension">The key of <see cref="CustomerMonth.Groups"/>; customers without it are left out.</param>
    /// <param name="customers">Customers with labels.</param>
    /// <param name="probabilities">Their predictions, in the same order.</param>
    /// <param name="levels">Their levels, in the same order.</param>
    public static FairnessReport Of(
        string dimension,
        IReadOnlyList<CustomerMonth> customers,
        IReadOnlyList<double> probabilities,
        IReadOnlyList<RiskLevel> levels
    )
    {
        GroupFairness[] groups =
        [
            .. Enumerable
                .Range(0, customers.Count)
                .Where(index => customers[index].Groups?.ContainsKey(dimension) == true)
                .GroupBy(index => customers[index].Groups![dimension], StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Judge(group.Key, [.. group])),
        ];
        var judged = groups.Where(group => group.Events >= MinimumEvents).ToList();
        return new(
            dimension,
            groups,
            Gap([.. judged.Select(group => group.FalseNegativeRate!.Value)]),
            Gap([.. judged.Select(group => group.CalibrationGap)])
        );

        GroupFairness Judge(string name, int[] members)
        {
            int[] left = [.. members.Where(index => customers[index].Left == true)];
            var missed = left.Count(index => levels[index] == RiskLevel.None);
            return new(
                name,
                members.Length,
                left.Length,
                left.Length == 0 ? null : (double)missed / left.Length,
                members.Average(index => probabilities[index]) - (double)left.Length / members.Length
            );
        }
    }

    private static double? Gap(double[] rates) => rates.Length < 2 ? null : rates.Max() - rates.Min();
}
