using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kpi.Kpis.Assessment;

/// <summary>What a scheme says, as one hash.</summary>
internal static class SchemeFingerprint
{
    public static string Of(AssessmentScheme scheme)
    {
        var text = new StringBuilder("kpi-scheme-1\n");
        Line(text, scheme.Version, scheme.ValidFrom.ToString());
        Line(text, [.. Numbers(scheme)]);
        Line(text, [.. scheme.Grades.SelectMany(grade => new[] { grade.Grade, grade.From.ToString(CultureInfo.InvariantCulture) })]);
        Line(text, Written(scheme.FeeCurve));
        foreach (var indicator in scheme.Indicators.Append(null).Concat(scheme.AnnualIndicators))
        {
            Line(text, indicator is null ? ["annual"] : Written(indicator));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<string> Numbers(AssessmentScheme scheme) =>
        new double[]
        {
            scheme.MinimumAvailableWeight,
            scheme.AdjustmentLimit,
            scheme.VetoScore,
            scheme.AppealWorkingDays,
            scheme.ScoreDecimals,
            scheme.UnratedCoefficient,
            scheme.ScalesToBudget ? 1 : 0,
            scheme.Annual.MonthlyWeight,
            scheme.Annual.MinimumRatedMonths,
        }.Select(Written);

    private static string[] Written(SchemeIndicator indicator) =>
        [
            indicator.KpiId,
            Written(indicator.Weight),
            indicator.Unit.ToString(),
            indicator.Better.ToString(),
            Written(indicator.MinimumDenominator),
            .. indicator.Rule switch
            {
                KnotRule knots => Written(knots.Curve).Prepend("knots"),
                StepRule steps => new[] { steps.Line, steps.Step, steps.PointsPerStep, steps.Cap, steps.FullPoints, steps.Floor }
                    .Select(Written)
                    .Prepend("steps"),
                BandRule bands => bands
                    .Bands.SelectMany(band => new[] { band.From, band.Points })
                    .Prepend(bands.Below)
                    .Select(Written)
                    .Prepend("bands"),
                _ => throw new NotSupportedException($"A rule of type {indicator.Rule.GetType().Name} has no fingerprint."),
            },
        ];

    private static string[] Written(PiecewiseLinear curve) =>
        [.. curve.Knots.SelectMany(knot => new[] { Written(knot.Value), Written(knot.Result) })];

    private static string Written(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, params string[] words) => text.AppendJoin('\t', words).Append('\n');
}
