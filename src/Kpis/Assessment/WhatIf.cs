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
    /// <exception cref="ArgumentException">A KPI has no value to change or changes twice, or a count would leave 0 to the denominator.</exception>
    public static MonthlyAssessment Of(AssessmentScheme scheme, BranchMonth branch, DateOnly asOf, IReadOnlyList<CaseChange> changes)
    {
        var byKpi = changes.ToDictionary(change => change.KpiId, change => change.Count, StringComparer.Ordinal);
        if (
            byKpi.Keys.Except(branch.Values.Where(value => value.Value is not null).Select(value => value.KpiId)).FirstOrDefault() is
            { } unknown
        )
        {
            throw new ArgumentException($"Branch '{branch.BranchCode}' has no value of '{unknown}' to change.", nameof(changes));
        }

        var values = branch.Values.Select(value => byKpi.TryGetValue(value.KpiId, out var count) ? Changed(value, count) : value);
        return MonthlyAssessment.Of(scheme, branch with { Values = [.. values] }, asOf);
    }

    private static IndicatorValue Changed(IndicatorValue value, int count)
    {
        var numerator = Math.Round(value.Value!.Value * value.Denominator) + count;
        return numerator >= 0 && numerator <= value.Denominator
            ? value with
            {
                Value = numerator / value.Denominator,
            }
            : throw new ArgumentException($"'{value.KpiId}' would count {numerator} of {value.Denominator}.", nameof(count));
    }
}
