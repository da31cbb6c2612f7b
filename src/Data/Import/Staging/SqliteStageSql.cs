using Kpi.Data.Warehouse;

namespace Kpi.Data.Import.Staging;

/// <summary>The statements on SQLite. The staging table is a temporary one, in a file that goes with its process.</summary>
internal class SqliteStageSql(string table, IReadOnlyList<StoredColumn> columns, IReadOnlyList<StoredColumn> keys)
    : StageSql(table, columns, keys)
{
    private readonly string name = $"stage_{table}";

    public override string Stage => $"temp.{name}";

    public override string Create =>
        $"CREATE TEMP TABLE {name} ({Sequence} INTEGER PRIMARY KEY, {File} INTEGER NOT NULL, {Line} INTEGER NOT NULL, {Quiet} INTEGER NOT NULL, "
        + $"{string.Join(", ", Columns.Select(column => $"{Quote(column.Name)} {column.Type}"))})";

    public override string CreateKeyIndex => $"CREATE INDEX temp.ix_{name} ON {name} ({KeyNames})";

    public override string Any => $"SELECT EXISTS (SELECT 1 FROM {Fact})";

    public override string RemoveUnchanged =>
        $"DELETE FROM {Stage} AS s WHERE EXISTS (SELECT 1 FROM {Fact} AS f WHERE {KeysEqual("f", "s")}{Same()})";

    public override string Update =>
        $"UPDATE {Fact} AS f SET {string.Join(", ", Values.Select(column => $"{Quote(column.Name)} = s.{Quote(column.Name)}"))} "
        + $"FROM {Stage} AS s WHERE {KeysEqual("f", "s")}";

    /// <summary>Names and definitions of a table's indexes, those of its constraints left out.</summary>
    public static string IndexesOf(string table) =>
        $"SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL";

    public override string Quote(string name) => $"\"{name}\"";

    protected override string Hour(string instant) => $"substr({instant}, 1, 13)";

    protected override string Real(string number) => $"CAST({number} AS REAL)";

    private string Same() => string.Concat(Values.Select(column => $" AND f.{Quote(column.Name)} IS s.{Quote(column.Name)}"));
}

/// <summary>The statements where rows went straight into the fact table, which was empty: it is its own staging table.</summary>
internal sealed class SqliteFillSql(string table, IReadOnlyList<StoredColumn> columns, IReadOnlyList<StoredColumn> keys)
    : SqliteStageSql(table, columns, keys)
{
    public override string Stage => Fact;
}
