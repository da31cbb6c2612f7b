using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Bench.Load;

/// <summary>A confidence interval.</summary>
public sealed record Interval(double Low, double High);

/// <summary>How a value stands to its target.</summary>
public enum Status
{
    Met,
    Near,
    Missed,
}

/// <summary>A number as the product serves it.</summary>
public sealed record Value(
    [property: ID] string Kpi,
    double Amount,
    double Numerator,
    double Denominator,
    Interval Interval,
    Status? Status
);

/// <summary>A branch with its numbers.</summary>
public sealed record Branch([property: ID] string Code, string Name, IReadOnlyList<Value> Kpis);

/// <summary>50 branches with 8 values each, in memory: what both servers answer from.</summary>
public static class Sample
{
    private static readonly string[] Kpis =
    [
        "churn_rate",
        "churn_rate_ytd",
        "revenue_churn",
        "retention_success_rate",
        "csat_top2",
        "routine_coverage",
        "settlement_rate",
        "complaint_rate",
    ];

    /// <summary>The branches.</summary>
    public static IReadOnlyList<Branch> Branches { get; } = [.. Enumerable.Range(1, 50).Select(Make)];

    private static Branch Make(int number)
    {
        var random = new Random(number);
        return new($"B{number:0000}", $"第{number}网点", [.. Kpis.Select(kpi => Make(kpi, random))]);
    }

    private static Value Make(string kpi, Random random)
    {
        var (numerator, denominator) = (random.Next(1, 400), 10_000 + random.Next(5_000));
        var rate = Math.Round((double)numerator / denominator, 4);
        return new(kpi, rate, numerator, denominator, new(Math.Round(rate * 0.9, 4), Math.Round(rate * 1.1, 4)), (Status)random.Next(3));
    }
}

/// <summary>The schema.</summary>
[QueryType]
public static class SampleQueries
{
    /// <summary>All branches.</summary>
    public static IReadOnlyList<Branch> GetBranches() => Sample.Branches;

    /// <summary>One branch.</summary>
    public static Branch? GetBranch([ID] string code) => Sample.Branches.FirstOrDefault(branch => branch.Code == code);
}
