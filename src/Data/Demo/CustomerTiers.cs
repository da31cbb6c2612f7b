using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>How tiers differ: how many there are, what they are worth, how easily they leave, and who rises or falls.</summary>
internal static class CustomerTiers
{
    private const double ValueSpread = 0.45;

    private static readonly (Tier, double)[] Shares = [(Tier.Ordinary, 0.70), (Tier.Silver, 0.20), (Tier.Gold, 0.08), (Tier.Diamond, 0.02)];

    public static Tier Pick(Randomness random) => random.Pick(Shares);

    /// <summary>Mean monthly revenue in CNY: log-normal about the tier's median.</summary>
    public static double PickValue(Tier tier, Randomness random)
    {
        var median = tier switch
        {
            Tier.Diamond => 520,
            Tier.Gold => 240,
            Tier.Silver => 118,
            _ => 49,
        };
        return Math.Round(median * Math.Exp(ValueSpread * random.Normal()), 2);
    }

    /// <summary>The probability of a wish to leave in a plain month.</summary>
    public static double Leaving(Tier tier) =>
        tier switch
        {
            Tier.Diamond => 0.0020,
            Tier.Gold => 0.0029,
            Tier.Silver => 0.0036,
            _ => 0.0085,
        };

    /// <summary>The probability of being closed for arrears in a month.</summary>
    public static double Arrears(Tier tier) =>
        tier switch
        {
            Tier.Ordinary => 0.0009,
            Tier.Silver => 0.0002,
            _ => 0,
        };

    /// <summary>The probability that an outlet hears of a wish to leave and opens a case.</summary>
    public static double Heard(Tier tier) => tier == Tier.Ordinary ? 0.60 : 0.80;

    /// <summary>The tier after a month's review, mostly the same; rates up and down are in balance, so that the shares keep.</summary>
    public static Tier Review(Tier tier, Randomness random)
    {
        var draw = random.Unit();
        return tier switch
        {
            Tier.Ordinary when draw < 0.0020 => Tier.Silver,
            Tier.Silver when draw < 0.0060 => Tier.Ordinary,
            Tier.Silver when draw < 0.0084 => Tier.Gold,
            Tier.Gold when draw < 0.0056 => Tier.Silver,
            Tier.Gold when draw < 0.0072 => Tier.Diamond,
            Tier.Diamond when draw < 0.0060 => Tier.Gold,
            _ => tier,
        };
    }
}
