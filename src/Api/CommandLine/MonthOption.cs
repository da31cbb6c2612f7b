using System.CommandLine;
using System.CommandLine.Parsing;
using Kpi.Kpis;

namespace Kpi.Api.CommandLine;

/// <summary>A month on the command line: <c>--month 2026-10</c>, or just <c>2026-10</c>.</summary>
internal static class MonthOption
{
    public static Option<Month?> Create(string description, bool required) =>
        new("--month")
        {
            Description = description,
            HelpName = "2026-10",
            Required = required,
            CustomParser = result => Parse(result),
        };

    public static Argument<Month> Argument(string description) =>
        new("MONTH") { Description = $"{description} Written as 2026-10.", CustomParser = result => Parse(result) ?? default };

    private static Month? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Month.TryParse(text, out var month))
        {
            return month;
        }

        result.AddError($"MONTH_INVALID: '{text}' is not a month; write it as 2026-10.");
        return null;
    }
}
