using System.Data.Common;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.ReadModel;

/// <summary>
/// Reads a month of the mart through the statements that EF Core writes for its queries, value by value, without making an entity of each
/// row: a month of a large network has a million values.
/// </summary>
internal static class MartReader
{
    public static MonthRows Read(WarehouseContext db, Month month)
    {
        var rows = new MonthRows.Builder();
        var number = month.ToNumber();
        db.Database.OpenConnection();
        try
        {
            foreach (var family in MartMeasures.Counts)
            {
                ReadCounts(db, number, family, rows);
            }

            foreach (var family in MartMeasures.Times)
            {
                ReadTimes(db, number, family, rows);
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }

        return rows.Build();
    }

    private static void ReadCounts(WarehouseContext db, int month, MartCounts family, MonthRows.Builder rows)
    {
        using var sent = Send(db, family, month);
        var reader = sent.DbDataReader;
        if (!reader.Read())
        {
            return;
        }

        var place = new Place(db, family, reader);
        var columns = family
            .Columns.Select(column => (column.MeasureOf, From: place.Of(column.Property), By: place.Of(column.By)))
            .ToArray();
        do
        {
            var (tier, all) = rows.Row(place.Branch(reader), place.Tier(reader));
            foreach (var column in columns)
            {
                var measure = (int)column.MeasureOf(column.By.Whole(reader));
                var amount = column.From.Number(reader);
                tier[measure] += amount;
                all[measure] += amount;
            }
        } while (reader.Read());
    }

    private static void ReadTimes(WarehouseContext db, int month, MartTimes family, MonthRows.Builder rows)
    {
        using var sent = Send(db, family, month);
        var reader = sent.DbDataReader;
        if (!reader.Read())
        {
            return;
        }

        var place = new Place(db, family, reader);
        var (entry, exit) = (place.Of(family.Entry), place.Of(family.Exit));
        var (isEvent, count) = (place.Of(family.IsEvent), place.Of(family.Count));
        do
        {
            var bin = new SurvivalBin(entry.Whole(reader), exit.Whole(reader), isEvent.Flag(reader), (long)count.Number(reader));
            rows.Add(family.Times, place.Branch(reader), place.Tier(reader), bin);
        } while (reader.Read());
    }

    /// <summary>Sends the query as EF Core would, so that whoever listens to it hears of this one, too.</summary>
    private static RelationalDataReader Send(WarehouseContext db, MartFamily family, int month)
    {
        using var select = family.OfMonth(db, month).CreateDbCommand();
        var parameters = select.Parameters.Cast<DbParameter>().ToArray();
        select.Parameters.Clear();
        var command = db.GetService<IRawSqlCommandBuilder>().Build(select.CommandText, parameters, db.Model);
        return command.RelationalCommand.ExecuteReader(
            new(
                db.GetService<IRelationalConnection>(),
                command.ParameterValues,
                null,
                db,
                db.GetService<IRelationalCommandDiagnosticsLogger>(),
                CommandSource.LinqQuery
            )
        );
    }

    /// <summary>Where the columns of a table stand in what was read.</summary>
    private sealed class Place
    {
        private readonly IEntityType entity;
        private readonly DbDataReader reader;
        private readonly Column branch;
        private readonly Column tier;

        public Place(WarehouseContext db, MartFamily family, DbDataReader reader)
        {
            entity = db.Model.FindEntityType(family.Row)!;
            this.reader = reader;
            branch = Of(nameof(MartRow.BranchId));
            tier = Of(nameof(MartRow.Tier));
        }

        public int Branch(DbDataReader row) => branch.Whole(row);

        public Tier Tier(DbDataReader row) => (Tier)tier.Whole(row);

        /// <summary>A property's column; without a property one that is always 0.</summary>
        public Column Of(string? property) =>
            property is null ? new(-1, false)
            : entity.FindProperty(property) is { } found ? new(reader.GetOrdinal(found.GetColumnName()), found.ClrType == typeof(long))
            : throw new ArgumentException($"{entity.ClrType.Name} has no property '{property}'.", nameof(property));
    }

    /// <summary>A column; SQL Server wants to be asked for exactly the type it has.</summary>
    private readonly record struct Column(int Ordinal, bool IsLong)
    {
        public int Whole(DbDataReader reader) => Ordinal < 0 ? 0 : reader.GetInt32(Ordinal);

        public bool Flag(DbDataReader reader) => reader.GetBoolean(Ordinal);

        public double Number(DbDataReader reader) => IsLong ? reader.GetInt64(Ordinal) : reader.GetDouble(Ordinal);
    }
}
