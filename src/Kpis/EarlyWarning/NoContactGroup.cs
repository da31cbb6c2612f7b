using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kpi.Kpis.EarlyWarning;

/// <summary>
/// A few warned customers who are not contacted, so that later models can still learn what happens without contact (spec section 5,
/// feedback). Chance decides, fixed by the customer, the month and a seed; urgent warnings are never in it.
/// </summary>
/// <param name="Share">The share of non-urgent warnings, 0–1.</param>
/// <param name="Seed">Where chance starts; another seed makes another group.</param>
public sealed record NoContactGroup(double Share = 0.05, string Seed = "kpi")
{
    /// <summary>Whether a customer is in the group of a month.</summary>
    public bool Contains(string customerId, Month month, RiskLevel level) =>
        level == RiskLevel.Amber && Uniform($"{Seed}\n{month}\n{customerId}") < Share;

    /// <summary>A number from 0 to below 1 that depends on a text alone: the first 8 bytes of its SHA-256.</summary>
    public static double Uniform(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
