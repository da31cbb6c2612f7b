using Kpi.Data.Warehouse;

namespace Kpi.Data.Import.Staging;

/// <summary>
/// The statements that take one target's rows from a staging table to its fact table. Everything is set-based, so that its memory does not grow with
/// the file. Staged rows carry <c>stage_seq</c> (their order), <c>stage_file</c> and <c>stage_line</c> (where they come from)
/// and <c>stage_quiet</c> (a repeated key is no fault).
/// </summary>
/// <param name="table">The fact table.</param>
/// <param name="columns">Its columns.</param>
/// <param name="keys">The columns of the natural key.</param>
internal abstract class StageSql(string table, IReadOnlyList<StoredColumn> columns, IReadOnlyList<StoredColumn> keys)
{
    public const string Sequence = "stage_seq";
    public const string File = "stage_file";
    public const string Line = "stage_line";
    public const string Quiet = "stage_quiet";

    /// <summary>The staging table's name in statements.</summary>
    public abstract string Stage { get; }

    /// <summary>The fact table's name in statements.</summary>
    public string Fact => Quote(table);

    public abstract string Create { get; }

    /// <summary>Makes the rows of a key stand together in the order in which they came, for everything that follows.</summary>
    public abstract string CreateKeyIndex { get; }

    public string Drop => $"DROP TABLE {Stage}";

    /// <summary>Whether the fact table holds anything.</summary>
    public abstract string Any { get; }

    /// <summary>Every row but the first of its key, in order; the index of keys alone finds them.</summary>
    public string Repeated =>
        $"SELECT {Sequence}, {File}, {Line}, {Quiet} FROM {Stage} WHERE {Sequence} IN (SELECT {Sequence} FROM (SELECT {Sequence}, "
        + $"ROW_NUMBER() OVER (PARTITION BY {KeyNames} ORDER BY {Sequence}) AS place FROM {Stage}) AS s WHERE place > 1) ORDER BY {Sequence}";

    /// <summary>Counts and sums of every column that can be summed, and the bounds of every column of time.</summary>
    public string Controls(IReadOnlyList<StoredColumn> totalled) =>
        $"SELECT {string.Join(", ", totalled.Select(Control))} FROM {Stage} AS s";

    /// <summary>Removes what the warehouse has already, value for value.</summary>
    public abstract string RemoveUnchanged { get; }

    /// <summary>Gives stored rows the values of staged ones with the same key.</summary>
    public abstract string Update { get; }

    /// <summary>Adds staged rows, in order of their key, that are not stored.</summary>
    public string InsertNew =>
        $"{Insert} WHERE NOT EXISTS (SELECT 1 FROM {Fact} AS f WHERE {KeysEqual("f", "s")}) ORDER BY {Names(keys, "s")}";

    /// <summary>Adds all staged rows to an empty table.</summary>
    public string InsertAll => $"{Insert} ORDER BY {Names(keys, "s")}";

    /// <summary>The earliest of some instants among staged rows and, unless the table was empty, the stored rows that they change.</summary>
    public string Earliest(IReadOnlyList<string> instants, bool wasEmpty) => OverInstants(instants, wasEmpty, "MIN(at)", "");

    /// <summary>The hours in which some instants of staged rows, and of the stored rows that they change, lie.</summary>
    public string Hours(IReadOnlyList<string> instants, bool wasEmpty) =>
        OverInstants(instants, wasEmpty, $"DISTINCT {Hour("at")}", " WHERE at IS NOT NULL");

    /// <summary>Places of staged rows whose column names no row of another table, nor of its staging table.</summary>
    public string Dangling(StoredColumn column, StageSql other, bool isStaged)
    {
        var found = (string table) => $"EXISTS (SELECT 1 FROM {table} AS o WHERE o.{other.KeyNames} = s.{Quote(column.Name)})";
        return $"SELECT {Sequence}, {File}, {Line}, {Quiet} FROM {Stage} AS s WHERE s.{Quote(column.Name)} IS NOT NULL AND NOT {found(other.Fact)}"
            + (isStaged ? $" AND NOT {found(other.Stage)}" : "");
    }

    /// <summary>Owner, whether staged, span, span replaced and place of every stored span of a staged owner that stays, and of every staged one.</summary>
    public string Timeline(IReadOnlyList<StoredColumn> owner, StoredColumn from, StoredColumn to)
    {
        var owners = Names(owner);
        var sameOwner = string.Join(" AND ", owner.Select(column => $"f.{Quote(column.Name)} = s.{Quote(column.Name)}"));
        var stored =
            $"SELECT {Names(owner, "f")}, 0 AS staged, f.{Quote(from.Name)} AS begins, f.{Quote(to.Name)} AS ends, "
            + $"NULL AS old_begins, NULL AS old_ends, 0 AS seq, 0 AS origin, 0 AS line FROM {Fact} AS f "
            + $"WHERE EXISTS (SELECT 1 FROM {Stage} AS s WHERE {sameOwner}) "
            + $"AND NOT EXISTS (SELECT 1 FROM {Stage} AS s WHERE {KeysEqual("f", "s")} AND {sameOwner})";
        var staged =
            $"SELECT {Names(owner, "s")}, 1, s.{Quote(from.Name)}, s.{Quote(to.Name)}, f.{Quote(from.Name)}, f.{Quote(to.Name)}, "
            + $"s.{Sequence}, s.{File}, s.{Line} FROM {Stage} AS s LEFT JOIN {Fact} AS f ON {KeysEqual("f", "s")}";
        return $"SELECT {owners}, staged, begins, ends, old_begins, old_ends, seq, origin, line FROM ({stored} UNION ALL {staged}) AS t "
            + $"ORDER BY {owners}, staged, begins, seq";
    }

    /// <summary>The different values of some columns of staged rows, and of the stored rows that they change.</summary>
    public string Distinct(IReadOnlyList<string> values, bool wasEmpty) =>
        OverInstants(values, wasEmpty, "DISTINCT at", " WHERE at IS NOT NULL");

    public string RemoveStaged(IEnumerable<long> sequences) => $"DELETE FROM {Stage} WHERE {Sequence} IN ({string.Join(", ", sequences)})";

    public abstract string Quote(string name);

    public string KeysEqual(string left, string right) =>
        string.Join(" AND ", keys.Select(key => $"{left}.{Quote(key.Name)} = {right}.{Quote(key.Name)}"));

    protected IReadOnlyList<StoredColumn> Columns => columns;

    protected IEnumerable<StoredColumn> Values => columns.Except(keys);

    protected string KeyNames => Names(keys);

    /// <summary>A point in time cut to its hour.</summary>
    protected abstract string Hour(string instant);

    protected string Names(IEnumerable<StoredColumn> some, string? alias = null) =>
        string.Join(", ", some.Select(column => alias is null ? Quote(column.Name) : $"{alias}.{Quote(column.Name)}"));

    private string Insert => $"INSERT INTO {Fact} ({Names(columns)}) SELECT {Names(columns, "s")} FROM {Stage} AS s";

    private string Control(StoredColumn column) =>
        column.ClrType == typeof(DateTime)
            ? $"COUNT(s.{Quote(column.Name)}), MIN(s.{Quote(column.Name)}), MAX(s.{Quote(column.Name)})"
            : $"COUNT(s.{Quote(column.Name)}), SUM({Real($"s.{Quote(column.Name)}")}), NULL";

    protected abstract string Real(string number);

    private string OverInstants(IReadOnlyList<string> instants, bool wasEmpty, string what, string where)
    {
        var staged = instants.Select(instant => $"SELECT s.{Quote(instant)} AS at FROM {Stage} AS s");
        var stored = instants.Select(instant =>
            $"SELECT f.{Quote(instant)} AS at FROM {Stage} AS s JOIN {Fact} AS f ON {KeysEqual("f", "s")}"
        );
        return $"SELECT {what} FROM ({string.Join(" UNION ALL ", wasEmpty ? staged : staged.Concat(stored))}) AS touched{where}";
    }
}
