namespace Kpi.Kpis.Assessment;

/// <summary>The assessment of one branch and month (spec section 4), with all that is needed to recompute it by hand.</summary>
public sealed record MonthlyAssessment
{
    /// <summary>The branch.</summary>
    public required string BranchCode { get; init; }

    /// <summary>The version of the scheme.</summary>
    public required string SchemeVersion { get; init; }

    /// <summary>Points of each indicator and the weighted base score.</summary>
    public required WeightedScore Base { get; init; }

    /// <summary>Approved bonuses within the limit, 0 or more.</summary>
    public double Bonus { get; init; }

    /// <summary>Approved penalties within the limit, 0 or less.</summary>
    public double Penalty { get; init; }

    /// <summary>Whether a veto acts.</summary>
    public bool IsVetoed { get; init; }

    /// <summary>The score, unrounded, after adjustments and veto; null if not rated.</summary>
    public double? UnroundedScore { get; init; }

    /// <summary>The score that is graded and ranked; null if not rated (不予评级).</summary>
    public decimal? Score { get; init; }

    /// <summary>The grade; null if not rated.</summary>
    public string? Grade { get; init; }

    /// <summary>What the base fee is multiplied by.</summary>
    public required double FeeCoefficient { get; init; }

    /// <summary>The fee in CNY, to the cent, before any scaling to a budget.</summary>
    public required decimal Fee { get; init; }

    /// <summary>The calculation, line by line.</summary>
    public required IReadOnlyList<LocalizedText> Working { get; init; }

    /// <summary>Assesses a branch.</summary>
    /// <param name="scheme">The rules; <see cref="AssessmentScheme.Issues"/> must be empty.</param>
    /// <param name="branch">What it reached.</param>
    /// <param name="asOf">The day of the assessment, which decides whether a veto acts yet.</param>
    /// <exception cref="ArgumentException">A KPI has two values.</exception>
    public static MonthlyAssessment Of(AssessmentScheme scheme, BranchMonth branch, DateOnly asOf)
    {
        var weighted = WeightedScore.Of(scheme.Indicators, branch.Values, scheme.MinimumAvailableWeight);
        var working = new List<LocalizedText>(weighted.Indicators.Select(indicator => indicator.Working));
        var (bonus, penalty) = (Allowed(branch, scheme, isBonus: true, working), Allowed(branch, scheme, isBonus: false, working));
        var acting = branch.Vetoes.FirstOrDefault(veto => veto.ActsOn(asOf));
        var score = Total(scheme, weighted, bonus, penalty, working);
        working.AddRange(branch.Vetoes.Where(veto => !veto.ActsOn(asOf)).Select(AssessmentTexts.VetoPending));
        if (acting is not null)
        {
            // A branch without enough data is vetoed all the same: missing data must not protect who falsified them.
            score = Math.Min(score ?? scheme.VetoScore, scheme.VetoScore);
            working.Add(AssessmentTexts.Vetoed(acting.Reason, scheme.VetoScore));
        }

        var rounded = score is { } exact ? scheme.Round(exact) : (decimal?)null;
        var grade =
            rounded is not { } final ? null
            : acting is null ? scheme.GradeOf(final)
            : scheme.Grades[^1].Grade;
        if (grade is not null)
        {
            working.Add(AssessmentTexts.Graded(rounded!.Value, grade));
        }

        var coefficient = score is { } unrounded ? scheme.FeeCurve.At(unrounded) : scheme.UnratedCoefficient;
        var fee = Math.Round(branch.BaseFee * (decimal)coefficient, 2, MidpointRounding.AwayFromZero);
        working.Add(
            score is { } paid
                ? AssessmentTexts.Fee(paid, scheme.FeeCurve, coefficient, branch.BaseFee, fee)
                : AssessmentTexts.UnratedFee(coefficient, fee)
        );
        return new()
        {
            BranchCode = branch.BranchCode,
            SchemeVersion = scheme.Version,
            Base = weighted,
            Bonus = bonus,
            Penalty = penalty,
            IsVetoed = acting is not null,
            UnroundedScore = score,
            Score = rounded,
            Grade = grade,
            FeeCoefficient = coefficient,
            Fee = fee,
            Working = working,
        };
    }

    private static double Allowed(BranchMonth branch, AssessmentScheme scheme, bool isBonus, List<LocalizedText> working)
    {
        var items = branch.Adjustments.Where(item => isBonus ? item.Points > 0 : item.Points < 0).ToList();
        working.AddRange(items.Select(AssessmentTexts.Adjusted));
        var asked = items.Where(item => item.IsApproved).Sum(item => item.Points);
        var granted = Math.Clamp(asked, -scheme.AdjustmentLimit, scheme.AdjustmentLimit);
        if (granted != asked)
        {
            working.Add(AssessmentTexts.Limited(asked, granted));
        }

        return granted;
    }

    private static double? Total(AssessmentScheme scheme, WeightedScore weighted, double bonus, double penalty, List<LocalizedText> working)
    {
        if (weighted.Score is not { } baseScore)
        {
            working.Add(AssessmentTexts.NotRated(weighted.AvailableWeight, scheme.MinimumAvailableWeight));
            return null;
        }

        var total = baseScore + bonus + penalty;
        working.Add(AssessmentTexts.BaseScore(weighted));
        working.Add(AssessmentTexts.Total(baseScore, bonus, penalty, total));
        return total;
    }
}
