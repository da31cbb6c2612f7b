using System.Numerics;

namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>
/// The generator xoshiro256** (Blackman and Vigna, ACM Trans Math Softw 2021;47:36), seeded by SplitMix64. Written out here because
/// the framework's generator may change between versions, and published ranks must come out again from the same seed.
/// </summary>
public sealed class Xoshiro256
{
    private readonly ulong[] state = new ulong[4];
    private double? spareNormal;

    /// <summary>A generator whose draws depend on the seed alone.</summary>
    public Xoshiro256(ulong seed)
    {
        for (var index = 0; index < state.Length; index++)
        {
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            state[index] = mixed ^ (mixed >> 31);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(state[1] * 5, 7) * 9;
        var shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = BitOperations.RotateLeft(state[3], 45);
        return result;
    }

    /// <summary>Uniform, at least 0 and below 1.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }

        double x,
            y,
            square;
        do
        {
            x = 2 * NextUniform() - 1;
            y = 2 * NextUniform() - 1;
            square = x * x + y * y;
        } while (square is >= 1 or 0);

        var factor = Math.Sqrt(-2 * Math.Log(square) / square);
        spareNormal = y * factor;
        return x * factor;
    }

    /// <summary>Gamma with scale 1 (Marsaglia and Tsang, ACM Trans Math Softw 2000;26:363–372).</summary>
    /// <param name="shape">Above 0.</param>
    public double NextGamma(double shape)
    {
        if (shape < 1)
        {
            return NextGamma(shape + 1) * Math.Pow(1 - NextUniform(), 1 / shape);
        }

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = NextNormal();
            var root = 1 + c * normal;
            if (root <= 0)
            {
                continue;
            }

            var cube = root * root * root;
            var uniform = 1 - NextUniform();

            // The first test, published with the method, spares the logarithms of nearly all draws.
            if (
                uniform < 1 - 0.0331 * normal * normal * normal * normal
                || Math.Log(uniform) < normal * normal / 2 + d * (1 - cube + Math.Log(cube))
            )
            {
                return d * cube;
            }
        }
    }

    /// <summary>Beta, 0–1.</summary>
    public double NextBeta(BetaPosterior distribution)
    {
        var first = NextGamma(distribution.A);
        return first / (first + NextGamma(distribution.B));
    }
}
