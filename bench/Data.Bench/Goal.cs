namespace Kpi.Data.Bench;

/// <summary>A figure and the most that it should be.</summary>
internal sealed record Goal(string Name, double Seen, double Most)
{
    private bool IsMet => Seen <= Most;

    /// <summary>Prints a line for each goal.</summary>
    /// <returns>The process's exit code: 0 if all are met, else 1.</returns>
    public static int Report(params IReadOnlyCollection<Goal> goals)
    {
        foreach (var goal in goals)
        {
            Console.WriteLine($"{(goal.IsMet ? "met    " : "NOT MET")}  {goal.Name}: {goal.Seen:0.##} (goal: at most {goal.Most:0.##})");
        }

        return goals.All(goal => goal.IsMet) ? 0 : 1;
    }
}
