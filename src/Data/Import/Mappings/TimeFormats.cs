using System.Globalization;

namespace Kpi.Data.Import.Mappings;

/// <summary>Checks format strings of dates and times before a row meets them.</summary>
internal static class TimeFormats
{
    // Any time with all its parts; a sound format reads back what it wrote.
    private static readonly DateTimeOffset Sample = new(2024, 11, 23, 17, 34, 56, TimeSpan.FromHours(8));

    public static SourceFormat Checked(this SourceFormat format, MappingProblems problems, int line)
    {
        Check(format.Times, problems, line);
        return format;
    }

    public static void Check(IReadOnlyList<string> formats, MappingProblems problems, int line)
    {
        foreach (var format in formats.Where(format => !IsSound(format)))
        {
            problems.Add(line, $"'{format}' is no format of a date or time; write for example yyyy-MM-dd HH:mm:ss.");
        }
    }

    /// <summary>Whether a time in this format says its own offset from UTC.</summary>
    public static bool HasOffset(string format) => format.Contains('z') || format.Contains('K');

    private static bool IsSound(string format)
    {
        try
        {
            var text = Sample.ToString(format, CultureInfo.InvariantCulture);
            return format.Length > 1
                && DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
                && read.Year == Sample.Year
                && read.Month == Sample.Month;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
