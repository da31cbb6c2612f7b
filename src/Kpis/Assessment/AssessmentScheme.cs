using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment;

/// <summary>One KPI of a scheme.</summary>
/// <param name="KpiId">The catalogue's id, such as <c>churn_rate</c>.</param>
/// <param name="Name">The name in the working.</param>
/// <param name="Weight">Its share of the score in percent; the weights of a scheme sum to 100.</param>
/// <param name="Unit">The unit of values and rule.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="MinimumDenominator">Below this denominator the indicator drops out.</param>
/// <param name="Rule">How a value becomes points.</param>
public sealed record SchemeIndicator(
    string KpiId,
    LocalizedText Name,
    double Weight,
    KpiUnit Unit,
    KpiDirection Better,
    double MinimumDenominator,
    ScoringRule Rule
);

/// <summary>A grade and the score that it begins at.</summary>
/// <param name="Grade">The grade, such as A.</param>
/// <param name="From">The lowest rounded score that gets it.</param>
public readonly record struct GradeLine(string Grade, decimal From);

/// <summary>How the year is made of its months and of indicators on annual sums (spec section 4, rule 9).</summary>
/// <param name="MonthlyWeight">The weight of the months' mean, 0–1; the annual indicators have the rest.</param>
/// <param name="MinimumRatedMonths">With fewer rated months there is no annual score.</param>
public readonly record struct AnnualRule(double MonthlyWeight, int MinimumRatedMonths);

/// <summary>Where a scheme comes from.</summary>
public enum SchemeSource
{
    /// <summary>The file that ships with the product.</summary>
    Shipped,

    /// <summary>The operator's own file, in place of the shipped one.</summary>
    OwnFile,

    /// <summary>The warehouse (dim_scheme).</summary>
    Warehouse,
}

/// <summary>The rules of an assessment, fixed before the month that they hold for (spec section 4). Everything but indicators has the spec's defaults.</summary>
public sealed record AssessmentScheme
{
    /// <summary>Where it comes from; no part of the fingerprint.</summary>
    public SchemeSource Source { get; init; }

    /// <summary>The code of the scheme that this is a version of; null for one from a file, which holds versions of one scheme only.</summary>
    public string? Code { get; init; }

    /// <summary>The version that results name.</summary>
    public required string Version { get; init; }

    /// <summary>The first month that it holds for.</summary>
    public required Month ValidFrom { get; init; }

    /// <summary>What is scored.</summary>
    public required IReadOnlyList<SchemeIndicator> Indicators { get; init; }

    /// <summary>With less weight available a branch is not rated.</summary>
    public double MinimumAvailableWeight { get; init; } = 70;

    /// <summary>All bonuses together add no more than this, all penalties take no more.</summary>
    public double AdjustmentLimit { get; init; } = 5;

    /// <summary>The highest score under a veto.</summary>
    public double VetoScore { get; init; } = 59;

    /// <summary>Working days in which a veto can be appealed; it acts after them.</summary>
    public int AppealWorkingDays { get; init; } = 5;

    /// <summary>Decimals of the score, rounded half away from zero before it is graded and ranked.</summary>
    public int ScoreDecimals { get; init; } = 2;

    /// <summary>The grades, best first; the last one takes all that are left.</summary>
    public IReadOnlyList<GradeLine> Grades { get; init; } = [new("A", 90), new("B", 80), new("C", 60), new("D", decimal.MinValue)];

    /// <summary>Score, unrounded, to fee coefficient.</summary>
    public PiecewiseLinear FeeCurve { get; init; } = new(new(0, 0.5), new(60, 0.6), new(80, 0.9), new(90, 1.0), new(110, 1.1));

    /// <summary>The fee coefficient of a branch that is not rated.</summary>
    public double UnratedCoefficient { get; init; } = 1;

    /// <summary>Whether all fees of a month are to be scaled so that they sum to the budget; taken only where base fees are known.</summary>
    public bool ScalesToBudget { get; init; }

    /// <summary>How the year is composed.</summary>
    public AnnualRule Annual { get; init; } = new(0.6, 9);

    /// <summary>What is scored on annual sums; the monthly indicators if empty.</summary>
    public IReadOnlyList<SchemeIndicator> AnnualIndicators { get; init; } = [];

    /// <summary>SHA-256 in lower-case hexadecimal over everything that decides a score; equal schemes have equal fingerprints.</summary>
    public string Fingerprint => SchemeFingerprint.Of(this);

    /// <summary>The scheme that holds for a month: the latest that began by then; null if none had.</summary>
    public static AssessmentScheme? For(Month month, IEnumerable<AssessmentScheme> schemes) =>
        schemes.Where(scheme => scheme.ValidFrom <= month).MaxBy(scheme => scheme.ValidFrom);

    /// <summary>The rounded score.</summary>
    /// <remarks>Through decimal, which takes the double's 15 digits: 88.905 is a half and rounds up, although no double is exactly that.</remarks>
    public decimal Round(double score) => Math.Round((decimal)score, ScoreDecimals, MidpointRounding.AwayFromZero);

    /// <summary>The grade of a rounded score.</summary>
    public string GradeOf(decimal score) => Grades.First(line => score >= line.From).Grade;

    /// <summary>Everything that is wrong with the scheme, all together; empty if it may be used.</summary>
    public IEnumerable<string> Issues()
    {
        foreach (var issue in IndicatorIssues(Indicators).Concat(AnnualIndicators.Count == 0 ? [] : IndicatorIssues(AnnualIndicators)))
        {
            yield return issue;
        }

        if (Indicators.Count is < 5 or > 10)
        {
            yield return $"Scheme '{Version}' has {Indicators.Count} indicators; 5 to 10 are allowed.";
        }

        if (!Grades.Zip(Grades.Skip(1)).All(pair => pair.First.From > pair.Second.From) || Grades is not [.., { From: decimal.MinValue }])
        {
            yield return $"Scheme '{Version}': grades do not fall from line to line down to one that takes all.";
        }
    }

    private IEnumerable<string> IndicatorIssues(IReadOnlyList<SchemeIndicator> indicators)
    {
        var weights = indicators.Sum(indicator => indicator.Weight);
        if (Math.Abs(weights - 100) > 1e-9)
        {
            yield return $"Scheme '{Version}': weights sum to {Figures.Plain(weights)}, not 100.";
        }

        foreach (var (kpi, count) in indicators.CountBy(indicator => indicator.KpiId).Where(entry => entry.Value > 1))
        {
            yield return $"Scheme '{Version}' has '{kpi}' {count} times.";
        }

        foreach (var indicator in indicators.Where(indicator => indicator.Weight <= 0))
        {
            yield return $"Scheme '{Version}': the weight of '{indicator.KpiId}' is not above 0.";
        }

        foreach (var indicator in indicators.Where(indicator => !indicator.Rule.Rewards(indicator.Better)))
        {
            yield return $"Scheme '{Version}': a better '{indicator.KpiId}' can get fewer points.";
        }
    }
}
