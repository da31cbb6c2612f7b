using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kpi.Data.Tests.Warehouse;

// Alone, because one of its tests sets a variable that every migration of a server reads.
[Collection(nameof(MigrationTests))]
[CollectionDefinition(nameof(MigrationTests), DisableParallelization = true)]
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
        using var db = WarehouseLocation.OnSqlServer("Server=none;Database=none").Open();

        db.Database.HasPendingModelChanges().ShouldBeFalse("run 'dotnet ef migrations add' for both providers");
    }

    [Fact]
    public void The_sql_server_script_is_t_sql_that_makes_every_table_of_the_model()
    {
        var script = Parse(SqlServerScript.Create());

        var made = new CreatedTables();
        script.Accept(made);
        using var db = WarehouseLocation.OnSqlServer("Server=none;Database=none").Open();
        var wanted = db.Model.GetEntityTypes().Select(entity => entity.GetTableName());
        made.Names.ShouldBe(wanted.Append("__EFMigrationsHistory"), ignoreOrder: true);
    }

    [Fact]
    public void The_sql_server_script_comments_every_table_and_column_of_ours()
    {
        var script = SqlServerScript.Create();
        using var db = WarehouseLocation.OnSqlServer("Server=none;Database=none").Open();
        var columns = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties(), (entity, column) => (entity, column));

        columns
            .Where(x =>
                !script.Contains(
                    $"'TABLE', N'{x.entity.GetTableName()}', 'COLUMN', N'{x.column.GetColumnName()}'",
                    StringComparison.Ordinal
                )
            )
            .Select(x => $"{x.entity.GetTableName()}.{x.column.GetColumnName()}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Texts_of_the_sql_server_tables_compare_code_point_by_code_point()
    {
        string[] historyOfMigrations = ["[MigrationId]", "[ProductVersion]"];
        var columns = SqlServerScript
            .Create()
            .Split('\n')
            .Where(line => line.Contains("] nvarchar(", StringComparison.Ordinal) && !historyOfMigrations.Any(line.Contains))
            .ToList();

        columns.ShouldAllBe(line => line.Contains(" COLLATE Latin1_General_100_BIN2 ", StringComparison.Ordinal));
        columns.Count.ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData(null, true, false)]
    [InlineData("partitioned", true, true)]
    [InlineData("rowstore", false, false)]
    public void The_storage_of_large_facts_is_chosen_when_migrating(string? chosen, bool hasColumnstore, bool isPartitioned)
    {
        var before = Environment.GetEnvironmentVariable("KPI_SQLSERVER_STORAGE");
        Environment.SetEnvironmentVariable("KPI_SQLSERVER_STORAGE", chosen);
        try
        {
            var script = SqlServerScript.Create();

            Parse(script);
            script
                .Contains("CREATE CLUSTERED COLUMNSTORE INDEX cci_fact_contact ON fact_contact", StringComparison.Ordinal)
                .ShouldBe(hasColumnstore);
            script.Contains("ON ps_month (month)", StringComparison.Ordinal).ShouldBe(isPartitioned);
        }
        finally
        {
            Environment.SetEnvironmentVariable("KPI_SQLSERVER_STORAGE", before);
        }
    }

    [Fact]
    public void The_number_of_statements_that_go_to_sql_server_together_is_chosen_when_connecting()
    {
        var before = Environment.GetEnvironmentVariable("Warehouse__MaxBatchSize");
        Environment.SetEnvironmentVariable("Warehouse__MaxBatchSize", "7");
        try
        {
            using var db = WarehouseLocation.OnSqlServer("Server=none;Database=none").Open();

            db.GetService<IDbContextOptions>().Extensions.OfType<RelationalOptionsExtension>().Single().MaxBatchSize.ShouldBe(7);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Warehouse__MaxBatchSize", before);
        }
    }

    [Fact]
    public void The_synapse_script_is_t_sql_with_every_table_spread_and_nothing_that_synapse_lacks()
    {
        var script = SynapseScript.Create();

        var made = new CreatedTables();
        Parse(script).Accept(made);
        using var db = WarehouseLocation.OnSqlServer("Server=none;Database=none").Open();
        made.Names.ShouldBe(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!), ignoreOrder: true);
        made.Options.ShouldBe(2 * made.Names.Count, "a distribution and a storage for each");
        made.Constraints.ShouldBe(0);
        script.ShouldContain("DISTRIBUTION = HASH([customer_id]), CLUSTERED COLUMNSTORE INDEX");
    }

    [Fact]
    public async Task A_row_outside_the_bounds_of_the_specification_is_refused()
    {
        await using var warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(
            new Branch
            {
                Id = 1,
                Code = "HQ",
                NameZh = "总部",
                NameEn = "HQ",
            }
        );

        await Should.ThrowAsync<DbUpdateException>(() =>
            warehouse.SaveAsync(
                new ManagerTime
                {
                    ManagerId = "m",
                    Day = new(2025, 1, 1),
                    BranchId = 1,
                    MinutesTotal = 1441,
                }
            )
        );
        await Should.ThrowAsync<DbUpdateException>(() => warehouse.SaveAsync(Survey(nps: 11, bounced: false)));
        await Should.ThrowAsync<DbUpdateException>(() => warehouse.SaveAsync(Survey(nps: 9, bounced: true)));
    }

    private static Survey Survey(int nps, bool bounced) =>
        new()
        {
            Id = "s",
            BranchId = 1,
            Wave = "w",
            SentAt = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Bounced = bounced,
            CsatMax = 5,
            Nps = nps,
        };

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

        public int Options { get; private set; }

        public int Constraints { get; private set; }

        public override void Visit(CreateTableStatement node)
        {
            Names.Add(node.SchemaObjectName.BaseIdentifier.Value);
            Options += node.Options.Count;
            Constraints += node.Definition.TableConstraints.Count;
        }

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
