using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kpi.Data.Tests.Warehouse;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_sqlite_migrations_make_the_model()
    {
        await using var warehouse = await TemporaryWarehouse.CreateAsync();
        await using var db = warehouse.Location.Open();

        db.Database.HasPendingModelChanges().ShouldBeFalse("run 'dotnet ef migrations add' for both providers");
        (await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public void The_sql_server_migrations_make_the_model()
    {
        using var db = WarehouseLocation.OnSqlServer("Server=none").Open();

        db.Database.HasPendingModelChanges().ShouldBeFalse("run 'dotnet ef migrations add' for both providers");
    }

    [Fact]
    public void The_sql_server_script_is_t_sql_that_makes_every_table_of_the_model()
    {
        var script = Parse(SqlServerScript.Create());

        var made = new CreatedTables();
        script.Accept(made);
        using var db = WarehouseLocation.OnSqlServer("Server=none").Open();
        var wanted = db.Model.GetEntityTypes().Select(entity => entity.GetTableName());
        made.Names.ShouldBe(wanted.Append("__EFMigrationsHistory"), ignoreOrder: true);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        await using var warehouse = await TemporaryWarehouse.CreateAsync();
        await using var db = warehouse.Location.Open();

        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);

        (await db.DataVersions.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    private static TSqlFragment Parse(string sql)
    {
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        errors.Select(error => $"line {error.Line}: {error.Message}").ShouldBeEmpty();
        return script;
    }

    private sealed class CreatedTables : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        public override void Visit(CreateTableStatement node) => Names.Add(node.SchemaObjectName.BaseIdentifier.Value);

        // EF Core wraps some statements in EXEC(N'…') so that an idempotent script compiles as a whole.
        public override void Visit(ExecutableStringList node)
        {
            foreach (var text in node.Strings.OfType<StringLiteral>())
            {
                Parse(text.Value).Accept(this);
            }
        }
    }
}
