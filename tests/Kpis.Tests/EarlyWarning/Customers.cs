using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Tests.EarlyWarning;

/// <summary>Customers by chance, whose truth is known: silence raises the logit by 1, a contract that runs on lowers it by 0.8, the third feature is noise.</summary>
internal static class Customers
{
    public static readonly Month Latest = new(2026, 3);

    public static readonly RiskFeature[] Features = [Named("silent_days"), Named("days_to_contract_expiry"), Named("products_held")];

    public static IEnumerable<CustomerMonth> Of(Random random, Month month, int count, double noise = 0) =>
        Enumerable.Range(0, count).Select(index => One(random, month, index, noise));

    public static List<CustomerMonth> Months(Random random, int each, double noise = 0) =>
        [.. new Month(2025, 1).Through(Latest).SelectMany(month => Of(random, month, each, noise))];

    private static CustomerMonth One(Random random, Month month, int index, double noise)
    {
        var (silence, contract) = (Normal(random), Normal(random));
        var hasContract = random.Next(10) > 0;
        var logit = noise > 0 ? -1.5 : -1.8 + silence - (hasContract ? 0.8 * contract : 0);
        return new(
            $"C{index:0000}",
            month,
            [30 + 10 * silence, hasContract ? 200 + 90 * contract : null, random.Next(1, 6)],
            random.NextDouble() < 1 / (1 + Math.Exp(-logit)),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["tier"] = index % 2 == 0 ? "gold" : "silver" }
        );
    }

    private static RiskFeature Named(string name) => RiskFeature.Standard.Single(feature => feature.Name == name);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
