using System.Numerics;
using Kpi.Kpis.Statistics.Ranking;

namespace Kpi.Kpis.Tests.Statistics.Ranking;

public sealed class Xoshiro256Tests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.3, 2)]
    [InlineData(9, 269)]
    [InlineData(5_000, 90_000)]
    public void Draws_follow_their_beta_distribution(double a, double b)
    {
        const int draws = 20_000;
        var random = new Xoshiro256(9);
        var beta = new BetaPosterior(a, b);
        double[] sorted = [.. Enumerable.Range(0, draws).Select(_ => random.NextBeta(beta)).Order()];

        // Kolmogorov's distance; 1.95/√n is exceeded by one right generator in a thousand.
        sorted
            .Select((draw, index) => Math.Abs(beta.Cumulative(draw) - (index + 0.5) / draws))
            .Max()
            .ShouldBeLessThan(1.95 / Math.Sqrt(draws));
    }

    [Fact]
    public void Draws_are_those_of_the_seed_for_ever()
    {
        // These ranks are published: should this fail, published figures no longer come out again.
        var random = new Xoshiro256(20_260_101);

        new[] { random.NextBits(), random.NextBits(), random.NextBits() }.ShouldBe(ExpectedBits());
    }

    /// <summary>xoshiro256** and SplitMix64 written a second time, on big integers cut to 64 bits.</summary>
    private static ulong[] ExpectedBits()
    {
        var modulus = BigInteger.One << 64;
        var seed = new BigInteger(20_260_101);
        var s = new BigInteger[4];
        for (var index = 0; index < 4; index++)
        {
            seed = (seed + 0x9E3779B97F4A7C15) % modulus;
            var z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9 % modulus;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB % modulus;
            s[index] = z ^ (z >> 31);
        }

        var bits = new ulong[3];
        for (var draw = 0; draw < 3; draw++)
        {
            bits[draw] = (ulong)(Rotated(s[1] * 5 % modulus, 7) * 9 % modulus);
            var t = (s[1] << 17) % modulus;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = Rotated(s[3], 45);
        }

        return bits;

        BigInteger Rotated(BigInteger value, int by) => ((value << by) | (value >> (64 - by))) % modulus;
    }
}
