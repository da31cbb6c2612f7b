namespace Kpi.Kpis.Bench;

/// <summary>A figure and the range that it should lie in, both ends included.</summary>
public sealed record Goal(string Name, double Seen, double Least, double Most)
{
    /// <summary>Whether it does.</summary>
    public bool IsMet => Seen >= Least && Seen <= Most;

    /// <summary>Prints a line for each goal.</summary>
    /// <returns>The process's exit code: 0 if all are met, else 1.</returns>
    public static int Report(IEnumerable<Goal> goals)
    {
        var failed = 0;
        foreach (var goal in goals)
        {
            var range =
                double.IsPositiveInfinity(goal.Most) ? $"at least {goal.Least:0.####}"
                : double.IsNegativeInfinity(goal.Least) ? $"at most {goal.Most:0.####}"
                : $"{goal.Least:0.####} to {goal.Most:0.####}";
            Console.WriteLine($"{(goal.IsMet ? "pass" : "FAIL")}  {goal.Name}: {goal.Seen:0.####} (goal: {range})");
            failed += goal.IsMet ? 0 : 1;
        }

        return failed == 0 ? 0 : 1;
    }
}
