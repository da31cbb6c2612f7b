using System.Globalization;

namespace Kpi.Kpis;

/// <summary>A calendar month in the business zone, written <c>2026-10</c>.</summary>
/// <remarks>Months order and subtract as whole numbers; the instants at which one begins and ends are <see cref="BusinessClock"/>'s.</remarks>
public readonly record struct Month : IComparable<Month>, ISpanParsable<Month>
{
    private const int MonthsPerYear = 12;

    /// <summary>Makes a month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not in 1–9999 or the number not in 1–12.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MonthsPerYear);
        Year = year;
        Number = number;
    }

    /// <summary>The year, 1–9999.</summary>
    public int Year { get; }

    /// <summary>The number within the year, 1–12.</summary>
    public int Number { get; }

    /// <summary>The month before.</summary>
    public Month Previous => AddMonths(-1);

    /// <summary>The month after.</summary>
    public Month Next => AddMonths(1);

    /// <summary>The same month one year earlier.</summary>
    public Month YearAgo => AddMonths(-MonthsPerYear);

    /// <summary>January of the same year.</summary>
    public Month YearStart => new(Year, 1);

    /// <summary>The first month of the same quarter.</summary>
    public Month QuarterStart => new(Year, (Number - 1) / 3 * 3 + 1);

    /// <summary>Whether the quarter ends with this month.</summary>
    public bool EndsQuarter => Number % 3 == 0;

    /// <summary>The first day.</summary>
    public DateOnly FirstDay => new(Year, Number, 1);

    /// <summary>The last day.</summary>
    public DateOnly LastDay => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    /// <summary>The month as a number such as 202610, as the warehouse stores it.</summary>
    public int ToNumber() => Year * 100 + Number;

    /// <summary>The month of a number such as 202610.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number names no month.</exception>
    public static Month FromNumber(int number) => new(number / 100, number % 100);

    /// <summary>The month that a day lies in.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month so many months later (earlier, if negative).</summary>
    public Month AddMonths(int months)
    {
        var index = Index + months;
        return new(index / MonthsPerYear, index % MonthsPerYear + 1);
    }

    /// <summary>This month and those after it up to <paramref name="last"/>, oldest first; empty if <paramref name="last"/> is earlier.</summary>
    public IEnumerable<Month> Through(Month last)
    {
        for (var month = this; month <= last; month = month.Next)
        {
            yield return month;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary>How many months <paramref name="left"/> is after <paramref name="right"/>.</summary>
    public static int operator -(Month left, Month right) => left.Index - right.Index;

    /// <summary>Whether the left month is earlier.</summary>
    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    /// <summary>Whether the left month is later.</summary>
    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    /// <summary>Whether the left month is earlier or the same.</summary>
    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    /// <summary>Whether the left month is later or the same.</summary>
    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    /// <summary>The month as <c>2026-10</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");

    /// <summary>Reads <c>2026-10</c>.</summary>
    /// <exception cref="FormatException">The text is no month; the message shows the expected form.</exception>
    public static Month Parse(string text) => Parse(text, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static Month Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static Month Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException($"'{s}' is not a month; write it as 2026-10.");

    /// <summary>Reads <c>2026-10</c>; false if the text is no month.</summary>
    public static bool TryParse(string? text, out Month month) => TryParse(text.AsSpan(), null, out month);

    /// <inheritdoc cref="TryParse(string?, out Month)"/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Month result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out Month)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Month result)
    {
        result = default;
        if (s.Length != 7 || s[4] != '-')
        {
            return false;
        }

        var isYear = int.TryParse(s[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        var isNumber = int.TryParse(s[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!isYear || !isNumber || year < 1 || number is < 1 or > MonthsPerYear)
        {
            return false;
        }

        result = new(year, number);
        return true;
    }

    private int Index => Year * MonthsPerYear + Number - 1;
}
