using Kpi.Data.Warehouse;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>A table of the mart.</summary>
/// <param name="Row">The entity.</param>
/// <param name="OfMonth">Its rows of a month, written as 202610.</param>
internal abstract record MartFamily(Type Row, Func<WarehouseContext, int, IQueryable<MartRow>> OfMonth)
{
    protected static IQueryable<MartRow> Rows<T>(WarehouseContext db, int number)
        where T : MartRow => db.Set<T>().Where(row => row.Month == number);
}

/// <summary>A table of counts and sums.</summary>
/// <param name="Row">The entity.</param>
/// <param name="OfMonth">Its rows of a month.</param>
/// <param name="Columns">What is to be added up.</param>
internal sealed record MartCounts(Type Row, Func<WarehouseContext, int, IQueryable<MartRow>> OfMonth, IReadOnlyList<MartColumn> Columns)
    : MartFamily(Row, OfMonth)
{
    public static MartCounts Of<T>(params IReadOnlyList<MartColumn> columns)
        where T : MartRow => new(typeof(T), Rows<T>, columns);
}

/// <summary>A column that is a measure.</summary>
/// <param name="Property">The entity's property.</param>
/// <param name="By">The property whose number says which measure it is; null where it is always the same one.</param>
/// <param name="MeasureOf">The measure for that number.</param>
internal sealed record MartColumn(string Property, string? By, Func<int, Measure> MeasureOf)
{
    public MartColumn(string property, Measure measure)
        : this(property, null, _ => measure) { }

    /// <summary>The measures that the column holds for rows of an entity, by the number that says which.</summary>
    public IEnumerable<(int Number, Measure Measure)> MeasuresOf(Type row) =>
        By is null
            ? [(0, MeasureOf(0))]
            : Enum.GetValuesAsUnderlyingType(row.GetProperty(By)!.PropertyType).Cast<int>().Select(number => (number, MeasureOf(number)));
}

/// <summary>A table of durations.</summary>
/// <param name="Row">The entity.</param>
/// <param name="OfMonth">Its rows of a month.</param>
/// <param name="Times">What lasted.</param>
/// <param name="Entry">The property that says from when on it was observed; null where always from its own start.</param>
/// <param name="Exit">The property that says how long.</param>
/// <param name="IsEvent">The property that says whether it ended, not only the observation of it.</param>
/// <param name="Count">The property that says how many.</param>
internal sealed record MartTimes(
    Type Row,
    Func<WarehouseContext, int, IQueryable<MartRow>> OfMonth,
    SurvivalTimes Times,
    string? Entry,
    string Exit,
    string IsEvent,
    string Count
) : MartFamily(Row, OfMonth)
{
    public static MartTimes Of<T>(SurvivalTimes times, string? entry, string exit, string isEvent, string count)
        where T : MartRow => new(typeof(T), Rows<T>, times, entry, exit, isEvent, count);
}
