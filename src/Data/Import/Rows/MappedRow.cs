using System.Globalization;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Sources;
using Kpi.Data.Import.Targets;
using Kpi.Kpis;

namespace Kpi.Data.Import.Rows;

/// <summary>A source row seen through a load: typed values by the target's field names. Reused for one row after the other.</summary>
/// <remarks>A value that cannot be read gives its type's default and sets <see cref="Fault"/>; the first fault stands.</remarks>
internal sealed class MappedRow
{
    private readonly Dictionary<string, BoundField> fields;
    private readonly BoundConditions conditions;
    private readonly SourceFormat format;
    private readonly BusinessClock zoneClock;
    private Fault? fault;
    private string[] cells = [];

    public MappedRow(Load load, TableFile? file, IReadOnlyDictionary<string, Lookup> lookups, KnownKeys known, BusinessClock clock)
    {
        Known = known;
        Clock = clock;
        format = load.Source?.Format ?? new();
        zoneClock = format.Zone is { } zone ? new(zone, TimeProvider.System) : clock;
        conditions = new(load.Where, file, lookups);
        fields = load.Fields.ToDictionary(field => field.Key, field => new BoundField(field.Value, file, lookups), StringComparer.Ordinal);
    }

    /// <summary>Branches and customers that a fact may name.</summary>
    public KnownKeys Known { get; }

    public BusinessClock Clock { get; }

    /// <summary>The first thing wrong with the row; null if nothing.</summary>
    public Fault? Fault => fault;

    /// <summary>Where the row stands.</summary>
    public RowPlace Place { get; private set; }

    /// <summary>Looks at the next row; false if the load's conditions say that it yields nothing.</summary>
    public bool Take(SourceRow row)
    {
        (cells, Place, fault) = (row.Cells, row.Place, row.Fault);
        return fault is not null || conditions.Hold(cells, ref fault) || fault is not null;
    }

    /// <summary>Finds fault with a field, unless the row has one already.</summary>
    public void Blame(string field, string code, string reason) => fault ??= FaultOf(field, code, reason);

    /// <summary>Finds fault with a day after today in the business zone: what has been done is past.</summary>
    public void BlameFuture(string field, DateTime? utc)
    {
        if (fault is null && utc is { } time && Clock.DayOf(time) > Clock.Today)
        {
            Blame(field, FaultCode.FutureDate, "The date is in the future.");
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
        foreach (var candidate in formats)
        {
            // With an offset in the text this gives UTC; without, a time of unspecified kind.
            if (DateTime.TryParseExact(text, candidate, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
            {
                return time.Kind == DateTimeKind.Utc ? time : ToUtc(time, field);
            }
        }

        Blame(field, FaultCode.BadDate, $"'{text}' is no date or time of the form {string.Join(" or ", formats)}.");
        return null;
    }

    public DateTime Time(string field) => OptionalTime(field) ?? Missing<DateTime>(field);

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

    public bool Flag(string field)
    {
        var flag = false;
        if (Value(field) is { } text && !FlagField.TryParse(text, out flag))
        {
            Blame(field, FaultCode.BadValue, $"'{text}' is neither true nor false.");
        }

        return flag;
    }

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
