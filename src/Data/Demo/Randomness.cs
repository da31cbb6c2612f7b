namespace Kpi.Data.Demo;

/// <summary>What a random stream decides; each is independent, so that a change to one kind of fact leaves the others as they were.</summary>
internal enum RandomTopic
{
    Outlets = 1,
    Lives,
    Names,
    Complaints,
    Surveys,
    Contacts,
    Answers,
    CaseWork,
    ComplaintWork,
    Warnings,
    Moments,
    Plans,
    Policies,
    Managers,
    Sales,
}

/// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): small, and ours, so that demo data never change with the runtime.</summary>
internal sealed class Randomness
{
    private const ulong Seed = 0x4B50_4944_454D_4F01; // "KPIDEMO", 1

    private ulong state;

    private Randomness(ulong state) => this.state = state;

    /// <summary>The stream of one topic about one thing, whatever was drawn before.</summary>
    public static Randomness For(RandomTopic topic, int key) => new(Mix(Mix(Seed + (ulong)topic) + (ulong)key));

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>A whole number in [0, <paramref name="count"/>).</summary>
    public int Below(int count) => (int)(Unit() * count);

    /// <summary>A whole number in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Within(double low, double high) => low + Unit() * (high - low);

    /// <summary>A nearly normal number, mean 0 and deviation 1: twelve uniforms, for sums are the same on every machine and logarithms need not be.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    /// <summary>One of the things, each as likely as its weight says.</summary>
    public T Pick<T>((T Thing, double Weight)[] things)
    {
        var left = Unit() * things.Sum(thing => thing.Weight);
        foreach (var (thing, weight) in things)
        {
            left -= weight;
            if (left < 0)
            {
                return thing;
            }
        }

        return things[^1].Thing;
    }

    private ulong Next()
    {
        state += 0x9E37_79B9_7F4A_7C15;
        return Mix(state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
