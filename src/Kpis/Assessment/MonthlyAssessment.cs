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

    /// <summary>Approved bonuses within the limit, 0 or more; null if not recorded.</summary>
    public double? Bonus { get; init; }

    /// <summary>Approved penalties within the limit, 0 or less; null if not recorded.</summary>
    public double? Penalty { get; init; }

    /// <summary>Whether a veto acts; null if vetoes are not recorded.</summary>
    public bool? IsVetoed { get; init; }

    /// <summary>The score, unrounded, after adjustments and veto; null if not rated.</summary>
    public double? UnroundedScore { get; init; }

    /// <summary>The score that is graded and ranked; null if not rated (不予评级).</summary>
    public decimal? Score { get; init; }

    /// <summary>The grade; null if not rated.</summary>
    public string? Grade { get; init; }

    /// <summary>What the base fee is multiplied by; null while the month is running.</summary>
    public double? FeeCoefficient { get; init; }

    /// <summary>The fee in CNY, to the cent, before any scaling to a budget; null without coefficient or base fee.</summary>
    public decimal? Fee { get; init; }

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
        var result = new MonthlyAssessment
        {
            BranchCode = branch.BranchCode,
            SchemeVersion = scheme.Version,
            Base = weighted,
            Working = working,
        };
        if (branch.IsRunning)
        {
            working.Add(AssessmentTexts.Running());
            return result;
        }

        var (bonus, penalty) = (Allowed(branch, scheme, isBonus: true, working), Allowed(branch, scheme, isBonus: false, working));
        var total = Total(scheme, weighted, bonus, penalty, working);
        var (score, isVetoed) = Vetoed(scheme, branch.Vetoes, asOf, total, working);
        var rounded = score is { } exact ? scheme.Round(exact) : (decimal?)null;
        var grade =
            rounded is not { } final ? null
            : isVetoed == true ? scheme.Grades[^1].Grade
            : scheme.GradeOf(final);
        if (grade is not null)
        {
            working.Add(AssessmentTexts.Graded(rounded!.Value, grade));
        }

        var coefficient = score is { } unrounded ? scheme.FeeCurve.At(unrounded) : scheme.UnratedCoefficient;
        decimal? fee = branch.BaseFee is { } full ? Math.Round(full * (decimal)coefficient, 2, MidpointRounding.AwayFromZero) : null;
        working.Add(
            score is { } paid
                ? AssessmentTexts.Fee(paid, scheme.FeeCurve, coefficient, branch.BaseFee, fee)
                : AssessmentTexts.UnratedFee(coefficient, fee)
        );
        return result with
        {
            Bonus = bonus,
            Penalty = penalty,
            IsVetoed = isVetoed,
            UnroundedScore = score,
            Score = rounded,
            Grade = grade,
            FeeCoefficient = coefficient,
            Fee = fee,
        };
    }

    private static double? Allowed(BranchMonth branch, AssessmentScheme scheme, bool isBonus, List<LocalizedText> working)
    {
        if (branch.Adjustments is not { } recorded)
        {
            return null;
        }

        var items = recorded.Where(item => isBonus ? item.Points > 0 : item.Points < 0).ToList();
        working.AddRange(items.Select(AssessmentTexts.Adjusted));
        var asked = items.Where(item => item.IsApproved).Sum(item => item.Points);
        var granted = Math.Clamp(asked, -scheme.AdjustmentLimit, scheme.AdjustmentLimit);
        if (granted != asked)
        {
            working.Add(AssessmentTexts.Limited(asked, granted));
        }

        return granted;
    }

    private static double? Total(
        AssessmentScheme scheme,
        WeightedScore weighted,
        double? bonus,
        double? penalty,
        List<LocalizedText> working
    )
    {
        if (weighted.Score is not { } baseScore)
        {
            working.Add(AssessmentTexts.NotRated(weighted.AvailableWeight, scheme.MinimumAvailableWeight));
            return null;
        }

        working.Add(AssessmentTexts.BaseScore(weighted));
        if (bonus is not { } added || penalty is not { } taken)
        {
            working.Add(AssessmentTexts.TotalWithoutAdjustments(baseScore));
            return baseScore;
        }

        var total = baseScore + added + taken;
        working.Add(AssessmentTexts.Total(baseScore, added, taken, total));
        return total;
    }

    private static (double? Score, bool? IsVetoed) Vetoed(
        AssessmentScheme scheme,
        IReadOnlyList<Veto>? vetoes,
        DateOnly asOf,
        double? total,
        List<LocalizedText> working
    )
    {
        if (vetoes is null)
        {
            working.Add(AssessmentTexts.VetoesNotRecorded());
            return (total, null);
        }

        working.AddRange(vetoes.Where(veto => !veto.ActsOn(asOf)).Select(AssessmentTexts.VetoPending));
        if (vetoes.FirstOrDefault(veto => veto.ActsOn(asOf)) is not { } acting)
        {
            return (total, false);
        }

        // A branch without enough data is vetoed all the same: missing data must not protect who falsified them.
        working.Add(AssessmentTexts.Vetoed(acting.Reason, scheme.VetoScore));
        return (Math.Min(total ?? scheme.VetoScore, scheme.VetoScore), true);
    }
}
