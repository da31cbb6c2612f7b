using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment;

/// <summary>So many more, or with a minus fewer, of what an indicator counts: saves, contacts, losses.</summary>
public readonly record struct CaseChange(string KpiId, int Count);

/// <summary>What a branch's month would be with other counts; denominators stay.</summary>
public static class WhatIf
{
    /// <summary>The assessment with the changed counts. For the fewest cases that reach the next grade see <see cref="WayToNextGrade"/>.</summary>
    /// <param name="scheme">The rules.</param>
    /// <param name="branch">What the branch reached.</param>
    /// <param name="asOf">The day of the assessment.</param>
    /// <param name="changes">What changes, several indicators together if wanted.</param>
    /// <exception cref="ArgumentException">The changes cannot be made; <see cref="ProblemWith"/> says why.</exception>
    public static MonthlyAssessment Of(AssessmentScheme scheme, BranchMonth branch, DateOnly asOf, IReadOnlyList<CaseChange> changes)
    {
        if (ProblemWith(scheme, branch, changes) is { } problem)
        {
            throw new ArgumentException(problem, nameof(changes));
        }

        var byKpi = changes.ToDictionary(change => change.KpiId, change => change.Count, StringComparer.Ordinal);
        var values = branch.Values.Select(value =>
            byKpi.TryGetValue(value.KpiId, out var count)
                ? value with
                {
                    Value = Numerator(value, count) / value.Denominator,
                    IsImpossible = false,
                }
                : value
        );
        return MonthlyAssessment.Of(scheme, branch with { Values = [.. values] }, asOf);
    }

    /// <summary>Why changes cannot be made, in a sentence; null if they can.</summary>
    public static string? ProblemWith(AssessmentScheme scheme, BranchMonth branch, IReadOnlyList<CaseChange> changes) =>
        changes.CountBy(change => change.KpiId).FirstOrDefault(count => count.Value > 1) is { Key: { } twice }
            ? $"'{twice}' is to change twice; name it once with the sum."
            : changes.Select(change => ProblemWithOne(scheme, branch, change)).FirstOrDefault(problem => problem is not null);

    private static string? ProblemWithOne(AssessmentScheme scheme, BranchMonth branch, CaseChange change)
    {
        var (kpi, count) = change;
        if (scheme.Indicators.FirstOrDefault(indicator => indicator.KpiId == kpi) is not { } indicator)
        {
            return $"'{kpi}' is no indicator of the scheme; those are {string.Join(", ", scheme.Indicators.Select(known => known.KpiId))}.";
        }

        if (indicator.Unit != KpiUnit.Percent)
        {
            return $"'{kpi}' is no percentage, so it counts no cases that could change.";
        }

        var value = branch.Values.FirstOrDefault(value => value.KpiId == kpi);
        return value.Value is null ? $"Branch '{branch.BranchCode}' has no value of '{kpi}' to change."
            : Numerator(value, count) is var numerator && numerator >= 0 && numerator <= value.Denominator ? null
            : $"'{kpi}' would count {Figures.Plain(numerator)} of {Figures.Plain(value.Denominator)}; a count stays within 0 and its denominator.";
    }

    private static double Numerator(IndicatorValue value, int count) => Math.Round(value.Value!.Value * value.Denominator) + count;
}
