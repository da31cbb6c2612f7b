using Kpi.Data.Warehouse;

namespace Kpi.Data.Import.Staging;

/// <summary>The statements on SQL Server.</summary>
internal sealed class SqlServerStageSql(string table, IReadOnlyList<StoredColumn> columns, IReadOnlyList<StoredColumn> keys)
    : StageSql(table, columns, keys)
{
    private const string Epoch = "CAST('20000101' AS datetime2)";
    private readonly string name = $"stage_{table}";

    public override string Stage { get; } = $"{SqlServerStaging.Prefix}stage_{table}";

    public override string Create =>
        $"CREATE TABLE {Stage} ({Sequence} bigint NOT NULL, {File} int NOT NULL, {Line} bigint NOT NULL, {Quiet} bit NOT NULL, "
        + $"{string.Join(", ", Columns.Select(Definition))})";

    public override string CreateKeyIndex => $"CREATE UNIQUE CLUSTERED INDEX ux_{name} ON {Stage} ({KeyNames}, {Sequence})";

    public override string Any => $"SELECT CASE WHEN EXISTS (SELECT 1 FROM {Fact}) THEN 1 ELSE 0 END";

    public override string RemoveUnchanged =>
        $"DELETE s FROM {Stage} AS s JOIN {Fact} AS f ON {KeysEqual("f", "s")} "
        + $"WHERE EXISTS (SELECT {Names(Columns, "f")} INTERSECT SELECT {Names(Columns, "s")})";

    public override string Update =>
        $"UPDATE f SET {string.Join(", ", Values.Select(column => $"f.{Quote(column.Name)} = s.{Quote(column.Name)}"))} "
        + $"FROM {Fact} AS f JOIN {Stage} AS s ON {KeysEqual("f", "s")}";

    public override string Quote(string name) => $"[{name}]";

    protected override string Hour(string instant) => $"DATEADD(hour, DATEDIFF(hour, {Epoch}, {instant}), {Epoch})";

    protected override string Real(string number) => $"CAST({number} AS float)";

    /// <summary>Texts compare as they do in the warehouse, whatever the server's own collation is.</summary>
    private string Definition(StoredColumn column)
    {
        var collation = column.ClrType == typeof(string) ? $" COLLATE {SqlServerStorage.Collation}" : "";
        return $"{Quote(column.Name)} {column.Type}{collation} {(column.IsNullable ? "NULL" : "NOT NULL")}";
    }
}
