using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Sources;
using Kpi.Data.Import.Targets;
using Kpi.Kpis;

namespace Kpi.Data.Import.Rows;

/// <summary>A source row seen through a load: typed values by the target's field names. Reused for one row after the other.</summary>
/// <remarks>A value that cannot be read gives its type's default and sets <see cref="Fault"/>; the first fault stands.</remarks>
internal sealed class MappedRow
{
    // What lies before is a slip of the keyboard, and would make a thousand months of measures.
    private const int FirstYear = 1900;
    private readonly Dictionary<string, BoundField> fields;
    private readonly BoundConditions conditions;
    private readonly SourceFormat format;
    private readonly BusinessClock zoneClock;
    private readonly DateTime tomorrow;
    private readonly Month thisMonth;
    private Fault? fault;
    private string[] cells = [];

    public MappedRow(Load load, SourceTable? file, IReadOnlyDictionary<string, Lookup> lookups, KnownKeys known, BusinessClock clock)
    {
        Load = load;
        Known = known;
        Clock = clock;
        Table = file;
        thisMonth = clock.CurrentMonth;
        tomorrow = clock.StartOf(clock.Today.AddDays(1));
        format = file?.Format ?? new();
        zoneClock = format.Zone is { } zone ? clock.In(zone) : clock;
        conditions = new(load.Where, file, lookups);
        fields = load.Fields.ToDictionary(field => field.Key, field => new BoundField(field.Value, file, lookups), StringComparer.Ordinal);
    }

    /// <summary>The load that it is seen through.</summary>
    public Load Load { get; }

    /// <summary>Branches and customers that a fact may name.</summary>
    public KnownKeys Known { get; }

    public BusinessClock Clock { get; }

    /// <summary>The first thing wrong with the row; null if nothing.</summary>
    public Fault? Fault => fault;

    /// <summary>The table that it is of; null for constants.</summary>
    public SourceTable? Table { get; }

    /// <summary>The row as its source has it.</summary>
    public SourceRow Source { get; private set; }

    /// <summary>Where the row stands.</summary>
    public RowPlace Place => Source.Place;

    /// <summary>Looks at the next row; false if the load's conditions say that it yields nothing.</summary>
    public bool Take(SourceRow row)
    {
        (cells, Source, fault) = (row.Cells, row, row.Fault);
        return fault is not null || conditions.Hold(cells, ref fault) || fault is not null;
    }

    /// <summary>Finds fault with a field, unless the row has one already.</summary>
    public void Blame(string field, string code, string reason) => fault ??= FaultOf(field, code, reason);

    /// <summary>
    /// Finds fault with a day after today in the business zone: what has happened is past. Not asked of what may lie ahead, such as a due date, the
    /// beginning or end of a span, or a customer's birthday.
    /// </summary>
    public void BlameFuture(string field, DateTime? utc)
    {
        if (fault is null && utc >= tomorrow)
        {
            Blame(field, FaultCode.FutureDate, "The date is in the future.");
        }
    }

    /// <summary>Finds fault with a month that has not begun.</summary>
    public void BlameFuture(string field, Month month)
    {
        if (fault is null && month > thisMonth)
        {
            Blame(field, FaultCode.FutureDate, "The month is in the future.");
        }
    }

    /// <summary>Finds fault with a time that lies before another.</summary>
    public void BlameBefore(string field, DateTime? later, DateTime earlier, string reason)
    {
        if (later < earlier)
        {
            Blame(field, FaultCode.EndBeforeStart, reason);
        }
    }

    /// <summary>Finds fault with a span that is empty.</summary>
    public void BlameSpan(string field, DateTime from, DateTime? to)
    {
        if (to <= from)
        {
            Blame(field, FaultCode.EndBeforeStart, "It ends before or when it begins.");
        }
    }

    /// <summary>Finds fault with an amount below 0.</summary>
    public void BlameNegative(string field, double? amount)
    {
        if (amount < 0)
        {
            Blame(field, FaultCode.NegativeAmount, "An amount is never negative.");
        }
    }

    /// <summary>A fault to report later of this row as it stands now.</summary>
    public Fault FaultOf(string field, string code, string reason) =>
        fields.TryGetValue(field, out var bound) ? new(bound.ColumnName, bound.Cell(cells), code, reason) : new("", "", code, reason);

    public string? OptionalText(string field, int maxLength = 64)
    {
        var text = Value(field);
        if (text?.Length > maxLength)
        {
            Blame(field, FaultCode.BadValue, $"The text is longer than {maxLength} characters.");
        }

        return text;
    }

    public string Text(string field, int maxLength = 64) => OptionalText(field, maxLength) ?? Missing<string>(field) ?? "";

    /// <summary>A UTC instant.</summary>
    public DateTime? OptionalTime(string field)
    {
        if (Value(field) is not { } text)
        {
            return null;
        }

        var formats = fields[field].Times ?? format.Times;
        if (!TimeText.TryParse(text, formats, out var time))
        {
            Blame(field, FaultCode.BadDate, $"'{text}' is no date or time of the form {string.Join(" or ", formats)}.");
            return null;
        }

        if (time.Year < FirstYear)
        {
            Blame(field, FaultCode.OutOfRange, $"The year is before {FirstYear}.");
            return null;
        }

        return time.Kind == DateTimeKind.Utc ? time : ToUtc(time, field);
    }

    public DateTime Time(string field) => OptionalTime(field) ?? Missing<DateTime>(field);

    /// <summary>A business day.</summary>
    public DateOnly Day(string field) =>
        Time(field) is var time && time > DateTime.UnixEpoch ? Clock.DayOf(time) : DateOnly.FromDateTime(DateTime.UnixEpoch);

    /// <summary>A month, written as <c>2026-10</c> or as a date in it.</summary>
    public Month MonthOf(string field)
    {
        if (!Month.TryParse(Value(field), out var month))
        {
            return Month.Of(Day(field));
        }

        if (month.Year < FirstYear)
        {
            Blame(field, FaultCode.OutOfRange, $"The year is before {FirstYear}.");
        }

        return month;
    }

    public double? OptionalNumber(string field)
    {
        if (Value(field) is not { } text)
        {
            return null;
        }

        if (NumberField.TryParse(text, out var number))
        {
            return number;
        }

        Blame(field, FaultCode.BadNumber, $"'{text}' is no number; write it as 1234.56.");
        return null;
    }

    public double Number(string field) => OptionalNumber(field) ?? Missing<double>(field);

    /// <summary>A whole number; <c>4.0</c> is one.</summary>
    public int? OptionalWhole(string field)
    {
        var number = OptionalNumber(field);
        if (number is null || (double.IsInteger(number.Value) && Math.Abs(number.Value) < int.MaxValue))
        {
            return (int?)number;
        }

        Blame(field, FaultCode.BadNumber, $"'{number}' is no whole number.");
        return null;
    }

    public int Whole(string field) => OptionalWhole(field) ?? Missing<int>(field);

    public bool? OptionalFlag(string field)
    {
        if (Value(field) is not { } text)
        {
            return null;
        }

        if (!FlagField.TryParse(text, out var flag))
        {
            Blame(field, FaultCode.BadValue, $"'{text}' is neither true nor false.");
        }

        return flag;
    }

    public bool Flag(string field) => OptionalFlag(field) ?? false;

    public bool RequiredFlag(string field) => Value(field) is null ? Missing<bool>(field) : Flag(field);

    public T? OptionalChoice<T>(string field)
        where T : struct, Enum
    {
        if (Value(field) is not { } text)
        {
            return null;
        }

        if (ChoiceField<T>.TryParse(text, out var choice))
        {
            return choice;
        }

        Blame(field, FaultCode.BadValue, $"'{text}' is none of {ChoiceField<T>.Choices}.");
        return null;
    }

    public T Choice<T>(string field)
        where T : struct, Enum => OptionalChoice<T>(field) ?? Missing<T>(field);

    private string? Value(string field) => fields.TryGetValue(field, out var bound) ? bound.Read(cells, ref fault) : null;

    private T? Missing<T>(string field)
    {
        Blame(field, FaultCode.MissingValue, $"The field '{field}' must not be empty.");
        return default;
    }

    private DateTime? ToUtc(DateTime local, string field)
    {
        try
        {
            return zoneClock.ToUtc(local);
        }
        catch (ArgumentException)
        {
            Blame(field, FaultCode.BadDate, "This time never was: clocks were put forward over it in the file's zone.");
            return null;
        }
    }
}
