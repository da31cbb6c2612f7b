using System.Globalization;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Staging;

/// <summary>The months whose measures an import makes out of date.</summary>
/// <param name="clock">Cuts instants into months.</param>
internal sealed class DirtyMonths(BusinessClock clock)
{
    private const int LastYear = 9999;
    private readonly HashSet<Month> months = [];
    private Month? from;
    private bool all;

    /// <summary>Notes what the rows of a stage will change; asked before they do.</summary>
    public void Add<T>(Stage<T> stage, Touches touches, StoredTable<T> table, bool wasEmpty)
        where T : class
    {
        var instants = touches.Instants.Select(table.Column).ToList();
        var names = instants.ConvertAll(column => column.Name);
        if (touches.Onwards)
        {
            foreach (
                var earliest in stage.Query(
                    stage.Sql.Earliest(names, wasEmpty),
                    row => row.IsDBNull(0) ? (DateTime?)null : row.GetDateTime(0)
                )
            )
            {
                AddFrom(earliest?.AddDays(-touches.DaysBefore));
            }

            return;
        }

        var before = months.Count;
        foreach (var kind in instants.GroupBy(column => column.ClrType))
        {
            var columns = kind.Select(column => column.Name).ToList();
            var sql = kind.Key == typeof(DateTime) ? stage.Sql.Hours(columns, wasEmpty) : stage.Sql.Distinct(columns, wasEmpty);
            foreach (var (first, last) in stage.Query(sql, row => Days(row.GetValue(0), kind.Key)))
            {
                months.UnionWith(Month.Of(first.AddDays(-touches.DaysBefore)).Through(Month.Of(last.AddDays(touches.DaysAfter))));
                if (touches.ThroughQuarter)
                {
                    months.UnionWith(Month.Of(first).Through(Month.Of(last).QuarterStart.AddMonths(2)));
                }
            }
        }

        all |= wasEmpty && touches.FirstTouchAll && months.Count > before;
    }

    /// <summary>The months, oldest first: those noted, and where all from one on are touched, those up to the last month of any fact.</summary>
    /// <param name="context">The warehouse with the import's rows in it.</param>
    /// <param name="factMonths">The months that facts touch, oldest first.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<IReadOnlyList<Month>> AllAsync(
        WarehouseContext context,
        IReadOnlyList<Month> factMonths,
        CancellationToken cancellation
    )
    {
        var dirty = new SortedSet<Month>(months);
        var measured = (await context.MartMonths.Select(row => row.Month).ToListAsync(cancellation)).Select(Month.FromNumber).ToList();
        if (from is { } first)
        {
            dirty.UnionWith(measured.Concat(factMonths).Where(month => month >= first));
        }

        if (all)
        {
            dirty.UnionWith(measured);
        }

        // A month that facts do not reach has no measures to be out of date.
        dirty.IntersectWith(measured.Concat(factMonths));
        return [.. dirty];
    }

    private void AddFrom(DateTime? earliest)
    {
        if (earliest is { } instant && Month.Of(clock.DayOf(instant)) is var month && (from is null || month < from))
        {
            from = month;
        }
    }

    /// <summary>The business days that a value of the database may mean: an hour may lie across midnight; a number is a year, or a month as 202610.</summary>
    private (DateOnly First, DateOnly Last) Days(object value, Type type)
    {
        if (type == typeof(int))
        {
            var number = Convert.ToInt32(value);
            if (number <= LastYear)
            {
                return (new(number, 1, 1), new(number, 12, 31));
            }

            var month = Month.FromNumber(number);
            return (month.FirstDay, month.FirstDay);
        }

        if (type == typeof(DateOnly))
        {
            var day = value is DateTime date ? DateOnly.FromDateTime(date) : DateOnly.Parse((string)value, CultureInfo.InvariantCulture);
            return (day, day);
        }

        var hour = value is DateTime time ? time : DateTime.ParseExact((string)value, "yyyy-MM-dd HH", CultureInfo.InvariantCulture);
        return (clock.DayOf(hour), clock.DayOf(hour.AddHours(1).AddTicks(-1)));
    }
}
