namespace Kpi.Kpis.EarlyWarning;

/// <summary>One reason behind a score.</summary>
/// <param name="Feature">Which feature.</param>
/// <param name="Contribution">What it adds to the logit: above 0 goes with more risk.</param>
/// <param name="Sentence">A plain phrase: associated with, never because of.</param>
public sealed record RiskReason(RiskFeature Feature, double Contribution, LocalizedText Sentence)
{
    /// <summary>The strongest reasons on either side, the strongest first: those for more risk, then those for less.</summary>
    /// <param name="model">The model that scored.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="score">The score of that customer.</param>
    /// <param name="each">How many on either side.</param>
    public static IReadOnlyList<RiskReason> Of(ChurnModel model, CustomerMonth customer, RiskScore score, int each = 3)
    {
        var reasons = score
            .Contributions.Select((contribution, index) => (Contribution: contribution, Index: index))
            .Where(one => one.Contribution != 0)
            .Select(one => new RiskReason(
                model.Features[one.Index],
                one.Contribution,
                Say(model, customer.Features[one.Index], one.Index, one.Contribution)
            ))
            .ToList();
        return
        [
            .. reasons.Where(reason => reason.Contribution > 0).OrderByDescending(reason => reason.Contribution).Take(each),
            .. reasons.Where(reason => reason.Contribution < 0).OrderBy(reason => reason.Contribution).Take(each),
        ];
    }

    private static LocalizedText Say(ChurnModel model, double? value, int index, double contribution)
    {
        var feature = model.Features[index];
        var column = model.Preparation.Columns.FirstOrDefault(column => column.Feature == index && !column.IsMissingFlag);
        var phrase =
            value is null ? feature.Unknown ?? new($"{feature.Low.Zh}或{feature.High.Zh}不详", $"no data on {feature.High.En}")
            : value >= column.Mean ? feature.High
            : feature.Low;
        return contribution > 0
            ? new($"{phrase.Zh}：与离网风险较高相关", $"{phrase.En}: associated with a higher risk")
            : new($"{phrase.Zh}：与离网风险较低相关", $"{phrase.En}: associated with a lower risk");
    }
}
