namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>
/// Rank distributions by integration: P(rankᵢ=r) = ∫fᵢ(t)·PB(r−1; Fⱼ(t), j≠i)dt, where PB is the Poisson-binomial distribution
/// (Lin et al., Bayesian Anal 2006;1:915–946; spec section 3.6). Work grows with the square of the number of branches.
/// </summary>
public static class ExactRanks
{
    /// <summary>Simpson's rule takes at least so many steps over all branches together.</summary>
    private const int Steps = 2_000;

    /// <summary>And so many over each branch alone: a large branch's density is a needle that steps fit for small ones would miss.</summary>
    private const int StepsEach = 200;

    /// <summary>The integral runs between the quantiles that leave so much out.</summary>
    private const double Tail = 1e-10;

    /// <summary>
    /// Whether a posterior's density is finite everywhere, as Simpson's rule needs. Where few branches lose anybody, one without losses has a
    /// parameter below 1, and <see cref="GridRanks"/> must be used.
    /// </summary>
    public static bool CanIntegrate(BetaPosterior posterior) => posterior is { A: >= 1, B: >= 1 };

    /// <summary>The rank distribution of each branch, in the order given; rank 1 has the lowest true proportion.</summary>
    /// <param name="posteriors">What is believed of each branch; at least one.</param>
    /// <exception cref="ArgumentException">A density is infinite, see <see cref="CanIntegrate"/>.</exception>
    public static IReadOnlyList<RankDistribution> Of(IReadOnlyList<BetaPosterior> posteriors)
    {
        if (!posteriors.All(CanIntegrate))
        {
            throw new ArgumentException("A posterior with a parameter below 1 has an infinite density; use GridRanks.", nameof(posteriors));
        }

        var ranks = posteriors.Select(_ => new double[posteriors.Count]).ToArray();
        var below = new double[posteriors.Count];
        var count = new PoissonBinomial(posteriors.Count);
        Interval[] spans = [.. posteriors.Select(posterior => new Interval(posterior.Quantile(Tail), posterior.Quantile(1 - Tail)))];
        foreach (var (proportion, weight) in Grid(spans))
        {
            for (var branch = 0; branch < below.Length; branch++)
            {
                below[branch] =
                    proportion <= spans[branch].Low ? 0
                    : proportion >= spans[branch].High ? 1
                    : posteriors[branch].Cumulative(proportion);
            }

            count.Set(below);
            for (var branch = 0; branch < below.Length; branch++)
            {
                if (proportion < spans[branch].Low || proportion > spans[branch].High)
                {
                    continue;
                }

                var density = weight * posteriors[branch].Density(proportion);
                var lower = count.Without(below[branch]);
                for (var rank = 0; rank < lower.Length; rank++)
                {
                    ranks[branch][rank] += density * lower[rank];
                }
            }
        }

        return [.. ranks.Select(row => new RankDistribution(Normalised(row)))];
    }

    /// <summary>Simpson's points and weights, with a seam wherever a density begins or ends.</summary>
    private static IEnumerable<(double Proportion, double Weight)> Grid(Interval[] spans)
    {
        double[] seams = [.. spans.SelectMany(span => new[] { span.Low, span.High }).Distinct().Order()];
        var longest = (seams[^1] - seams[0]) / Steps;
        foreach (var (low, high) in seams.Zip(seams.Skip(1)))
        {
            var present = spans.Where(span => span.Low <= low && span.High >= high).Select(span => (span.High - span.Low) / StepsEach);
            var steps = 2 * (int)Math.Ceiling((high - low) / present.Append(longest).Min() / 2);
            var width = (high - low) / steps;
            for (var step = 0; step <= steps; step++)
            {
                var proportion = Math.Clamp(low + step * width, double.Epsilon, 1 - 1e-16);
                yield return (
                    proportion,
                    width
                        / 3
                        * (
                            step == 0 || step == steps ? 1
                            : step % 2 == 1 ? 4
                            : 2
                        )
                );
            }
        }
    }

    private static double[] Normalised(double[] row)
    {
        var sum = row.Sum();
        return [.. row.Select(probability => probability / sum)];
    }
}
