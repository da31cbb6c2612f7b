using System.CommandLine;
using Kpi.Kpis;

namespace Kpi.Api.CommandLine;

/// <summary><c>--month 2026-10</c>.</summary>
internal static class MonthOption
{
    public static Option<Month?> Create(string description, bool required) =>
        new("--month")
        {
            Description = description,
            HelpName = "2026-10",
            Required = required,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (Month.TryParse(text, out var month))
                {
                    return month;
                }

                result.AddError($"MONTH_INVALID: '{text}' is not a month; write it as 2026-10.");
                return null;
            },
        };
}
