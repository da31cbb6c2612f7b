using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>
/// Reads a sum of measures: <c>sum = ["-"] term { ("+" | "-") term }</c>, <c>term = [number "*"] measure</c>.
/// There is no other operator, so nothing but a sum can be written.
/// </summary>
internal static partial class LinearSumParser
{
    private static readonly Dictionary<string, Measure> Measures = Enum.GetValues<Measure>()
        .ToDictionary(SnakeCase.Of, StringComparer.Ordinal);

    /// <exception cref="FormatException">The text is no such sum; the message says what is wrong.</exception>
    public static LinearSum Parse(string text)
    {
        var terms = new List<LinearTerm>();
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var match = Term().Match(rest);
            if (!match.Success || (terms.Count > 0 && match.Groups["sign"].Length == 0))
            {
                throw new FormatException($"'{rest}' is no sum of measures such as 'opening_base - admin_exits'.");
            }

            var name = match.Groups["measure"].Value;
            if (!Measures.TryGetValue(name, out var measure))
            {
                throw new FormatException($"'{name}' is no measure; the measures are {string.Join(", ", Measures.Keys)}.");
            }

            var factor = match.Groups["factor"];
            var size = factor.Success ? double.Parse(factor.ValueSpan, CultureInfo.InvariantCulture) : 1;
            terms.Add(new(match.Groups["sign"].Value == "-" ? -size : size, measure));
            rest = rest[match.Length..];
        }

        return terms.Count > 0 ? new(terms) : throw new FormatException("a sum needs a measure.");
    }

    [GeneratedRegex(
        @"^(?<sign>[+-]?)\s*((?<factor>\d+(\.\d+)?)\s*\*\s*)?(?<measure>[a-z][a-z0-9_]*)\s*",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Term();
}
