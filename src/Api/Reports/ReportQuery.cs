using System.Globalization;
using Kpi.Kpis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kpi.Api.Reports;

/// <summary>What the address of one report or of a burst says of month, language and revision.</summary>
/// <param name="Month">The month.</param>
/// <param name="Lang">The language; Chinese where none is said.</param>
/// <param name="AsOf">The number of a revision of the month; null where none is said.</param>
internal sealed record ReportQuery(Month Month, Lang Lang, int? AsOf)
{
    /// <summary>Reads the parts of an address, or says which is wrong.</summary>
    public static (ReportQuery? Query, ProblemHttpResult? Problem) Read(string month, string? lang, string? asOf)
    {
        if (!Month.TryParse(month, out var parsedMonth))
        {
            return Refused("MONTH_INVALID", $"'{month}' is not a month; write it as 2026-10.");
        }

        if (!TryName<Lang>(lang ?? "zh", out var parsedLang))
        {
            return Refused("LANG_INVALID", $"'{lang}' is no language of the reports; use zh or en.");
        }

        if (asOf is null)
        {
            return (new(parsedMonth, parsedLang, null), null);
        }

        return int.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new(parsedMonth, parsedLang, number), null)
            : Refused("REVISION_INVALID", $"'{asOf}' is not the number of a revision, such as 1.");
    }

    /// <summary>Reads the name of a value of an enum; Enum.TryParse would take numbers, too.</summary>
    public static bool TryName<T>(string name, out T value)
        where T : struct, Enum
    {
        var named = Enum.GetValues<T>().Where(candidate => SnakeCase.Of(candidate) == name).ToList();
        value = named.FirstOrDefault();
        return named.Count == 1;
    }

    private static (ReportQuery?, ProblemHttpResult?) Refused(string code, string detail) =>
        (null, ReportProblem.Of(StatusCodes.Status400BadRequest, code, detail));
}
