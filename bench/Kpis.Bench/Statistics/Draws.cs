using Kpi.Kpis.Statistics.Ranking;

namespace Kpi.Kpis.Bench.Statistics;

/// <summary>Branches by chance, the same at every run.</summary>
public sealed class Draws(ulong seed)
{
    private readonly Xoshiro256 random = new(seed);

    /// <summary>Uniform between two numbers.</summary>
    public double Between(double low, double high) => low + (high - low) * random.NextUniform();

    /// <summary>How many of so many happen, 500 at a time, so that (1−p)ⁿ is a number.</summary>
    /// <param name="trials">How many trials.</param>
    /// <param name="probability">0 to 0.7.</param>
    public int Binomial(int trials, double probability)
    {
        const int together = 500;
        var count = 0;
        for (; trials > together; trials -= together)
        {
            count += Walk(together, probability);
        }

        return count + Walk(trials, probability);
    }

    /// <summary>Walks up the distribution until a uniform number is used up.</summary>
    private int Walk(int trials, double probability)
    {
        var left = random.NextUniform();
        var mass = Math.Pow(1 - probability, trials);
        var odds = probability / (1 - probability);
        for (var count = 0; count < trials; count++)
        {
            left -= mass;
            if (left < 0)
            {
                return count;
            }

            mass *= (double)(trials - count) / (count + 1) * odds;
        }

        return trials;
    }
}
