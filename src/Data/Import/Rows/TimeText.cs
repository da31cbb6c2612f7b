using System.Globalization;

namespace Kpi.Data.Import.Rows;

/// <summary>Reads dates and times; the plainest form, which most files have, without .NET's general parser, as an import spends much of its time here.</summary>
internal static class TimeText
{
    private const string Plain = "yyyy-MM-dd HH:mm:ss";
    private const string PlainDay = "yyyy-MM-dd";

    /// <summary>Tries the formats in order. A text that says its offset gives UTC, another a time of unspecified kind.</summary>
    public static bool TryParse(string text, IReadOnlyList<string> formats, out DateTime time)
    {
        for (var i = 0; i < formats.Count; i++)
        {
            var format = formats[i];
            var isRead = format switch
            {
                Plain => TryPlain(text, Plain.Length, out time),
                PlainDay => TryPlain(text, PlainDay.Length, out time),
                _ => DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time),
            };
            if (isRead)
            {
                return true;
            }
        }

        time = default;
        return false;
    }

    private static bool TryPlain(string text, int length, out DateTime time)
    {
        time = default;
        if (
            text.Length != length
            || text[4] != '-'
            || text[7] != '-'
            || (length > 10 && (text[10] != ' ' || text[13] != ':' || text[16] != ':'))
        )
        {
            return false;
        }

        var isRead = Number(text, 0, 4, out var year) & Number(text, 5, 2, out var month) & Number(text, 8, 2, out var day);
        var (hour, minute, second) = (0, 0, 0);
        if (length > 10)
        {
            isRead &= Number(text, 11, 2, out hour) & Number(text, 14, 2, out minute) & Number(text, 17, 2, out second);
        }

        if (
            !isRead
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        time = new(year, month, day, hour, minute, second);
        return true;
    }

    private static bool Number(string text, int start, int length, out int number)
    {
        number = 0;
        for (var i = start; i < start + length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            number = (number * 10) + (text[i] - '0');
        }

        return true;
    }
}
