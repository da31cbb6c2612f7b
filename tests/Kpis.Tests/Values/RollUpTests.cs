using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

public sealed class RollUpTests
{
    private const int Tables = 40;

    public static TheoryData<string> Additive =>
        [.. Shipped.All.Where(kpi => kpi.Formula.RollUp is RollUp.RatioOfSums).Select(kpi => kpi.Id)];

    [Theory, MemberData(nameof(Additive))]
    public void Parts_sum_to_the_whole(string id)
    {
        var random = new Random(5);
        for (var table = 0; table < Tables; table++)
        {
            var branches = Branches(random);
            var parts = branches.Select(branch => Evaluate(id, branch)).ToList();

            var whole = Evaluate(id, branches.Aggregate((sum, branch) => sum.Add(branch)));

            whole.Numerator!.Value.ShouldBeCloseTo(parts.Sum(part => part.Numerator!.Value));
            whole.Denominator.ShouldBeCloseTo(parts.Sum(part => part.Denominator));
            var scale = Shipped.Find(id)!.Formula is RatioFormula ratio ? ratio.Scale : 100;
            whole.Value!.Value.ShouldBeCloseTo(scale * parts.Sum(part => part.Numerator!.Value) / parts.Sum(part => part.Denominator));
        }
    }

    [Theory, MemberData(nameof(Additive))]
    public void The_whole_is_never_the_average_of_the_parts(string id)
    {
        var (small, large) = (All(2, 20), All(20, 1000));
        if (Evaluate(id, small).Value is not { } one || Evaluate(id, large).Value is not { } other || Math.Abs(one - other) < 1e-9)
        {
            return;
        }

        Math.Abs(Evaluate(id, small.Add(large)).Value!.Value - (one + other) / 2).ShouldBeGreaterThan(1e-9);

        // Every numerator's measures are small and every denominator's large; a measure that is in both is large.
        MeasureAmounts All(double numerator, double denominator) =>
            Amounts([
                .. Enum.GetValues<Measure>()
                    .Select(measure =>
                        (
                            measure,
                            IsIn(measure, whole: true) ? denominator
                            : IsIn(measure, whole: false) ? numerator
                            : 0
                        )
                    ),
            ]);

        bool IsIn(Measure measure, bool whole) =>
            Shipped.Find(id)!.Formula switch
            {
                RatioFormula ratio => (whole ? ratio.Denominator : ratio.Numerator).Terms.Any(term =>
                    term.Measure == measure && term.Coefficient > 0
                ),
                NetPromoterFormula net => (whole ? net.Responses : net.Promoters).Terms.Any(term => term.Measure == measure),
                _ => false,
            };
    }

    [Fact]
    public void Sums_of_parts_sum_to_the_whole()
    {
        var branches = Branches(new Random(6));

        var whole = Evaluate("net_retained_value", branches.Aggregate((sum, branch) => sum.Add(branch)));

        whole.Value!.Value.ShouldBeCloseTo(branches.Sum(branch => Evaluate("net_retained_value", branch).Value!.Value));
    }

    [Fact]
    public void Churn_of_the_tiers_sums_to_churn()
    {
        var random = new Random(7);
        var byTier = Enum.GetValues<Tier>().ToDictionary(tier => tier, _ => Branches(random)[0]);
        MeasureSource source = (_, segment) =>
            segment.Tier is { } tier ? byTier[tier] : byTier.Values.Aggregate((sum, amounts) => sum.Add(amounts));

        var tiers = new[] { "diamond", "platinum", "gold", "silver", "ordinary" }
            .Select(tier => Evaluate($"churn_rate_{tier}", source))
            .ToList();
        var rest = Evaluate("churn_rate", source, new(Tier.Unclassified));

        Evaluate("churn_rate", source).Numerator!.Value.ShouldBeCloseTo(tiers.Sum(tier => tier.Numerator!.Value) + rest.Numerator!.Value);
        Evaluate("churn_rate", source).Denominator.ShouldBeCloseTo(tiers.Sum(tier => tier.Denominator) + rest.Denominator);
        Evaluate("churn_rate_vip", source).Numerator!.Value.ShouldBeCloseTo(tiers.SkipLast(1).Sum(tier => tier.Numerator!.Value));
    }

    [Fact]
    public void Reasons_share_out_all_who_are_lost()
    {
        var reasons = Enum.GetValues<Measure>().Where(measure => measure is >= Measure.ChurnedPrice and <= Measure.ChurnedUnknown).ToList();
        var amounts = Amounts([.. reasons.Select((reason, index) => (reason, index + 1.0)), (Measure.Churned, 55)]);

        Shipped
            .All.Where(kpi => kpi.Id.StartsWith("churn_share_", StringComparison.Ordinal))
            .Sum(kpi => Evaluate(kpi.Id, amounts).Value!.Value)
            .ShouldBeCloseTo(1);
    }

    /// <summary>Two to nine branches of very different size, every measure filled so that any part is a part of any whole.</summary>
    private static List<MeasureAmounts> Branches(Random random) =>
        [
            .. Enumerable
                .Range(0, random.Next(2, 10))
                .Select(_ =>
                {
                    var size = Math.Pow(10, random.Next(1, 5));
                    return Amounts([
                        .. Enum.GetValues<Measure>().Select(measure => (measure, Math.Round(Size(measure) * (1 + random.NextDouble())))),
                    ]);

                    double Size(Measure measure) => measure is Measure.AdminExits or Measure.SurveysBounced ? size / 10 : size;
                }),
        ];
}
