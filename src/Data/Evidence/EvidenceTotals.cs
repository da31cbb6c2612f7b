namespace Kpi.Data.Evidence;

/// <summary>What all rows behind a number sum to.</summary>
/// <param name="Numerator">The numerator that they give.</param>
/// <param name="Denominator">The denominator that they give.</param>
/// <param name="Rows">How many the viewer is shown.</param>
/// <param name="Withheld">How many more there are, of branches that the viewer does not see today.</param>
/// <param name="HasUnmeasured">Whether facts of a month that the number looks at came in and were not measured yet.</param>
public sealed record EvidenceTotals(double Numerator, double Denominator, long Rows, long Withheld, bool HasUnmeasured)
{
    /// <summary>Sums of amounts of money depend on the order of adding by less than this; closings round to it, too (docs/revisions.md).</summary>
    private const double Rounding = 0.00005;

    /// <summary>The share of a large sum that adding in another order may change.</summary>
    private const double RoundingOfLargeSums = 1e-12;

    /// <summary>Whether the rows sum to the number as it was read.</summary>
    public bool Match(EvidenceCell cell) => Same(Numerator, cell.Numerator) && Same(Denominator, cell.Denominator);

    internal EvidenceTotals Add(BranchTotals branch, bool isShown) =>
        this with
        {
            Numerator = Numerator + branch.Numerator,
            Denominator = Denominator + branch.Denominator,
            Rows = Rows + (isShown ? branch.Rows : 0),
            Withheld = Withheld + (isShown ? 0 : branch.Rows),
        };

    private static bool Same(double one, double other) =>
        Math.Abs(one - other) <= Math.Max(Rounding, RoundingOfLargeSums * Math.Abs(other));
}

/// <summary>What the rows of one branch sum to.</summary>
internal sealed class BranchTotals
{
    public int BranchId { get; init; }

    public double Numerator { get; init; }

    public double Denominator { get; init; }

    public long Rows { get; init; }
}
