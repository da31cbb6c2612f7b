using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kpi.Data.Warehouse;

/// <summary>The embedded warehouse, one SQLite file.</summary>
public sealed class SqliteWarehouse(DbContextOptions<SqliteWarehouse> options) : WarehouseContext(options)
{
    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ReplaceService<IMigrationsSqlGenerator, SqliteTableStatements>();
}

/// <summary>The production warehouse on SQL Server.</summary>
public sealed class SqlServerWarehouse(DbContextOptions<SqlServerWarehouse> options) : WarehouseContext(options)
{
    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder
            .UseSqlServer(server => server.UseCompatibilityLevel(SqlServerStorage.CompatibilityLevel))
            .ReplaceService<IMigrationsSqlGenerator, SqlServerTableStatements>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(SqlServerStorage.Collation);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Their rows lie in a columnstore; the key is a rowstore index beside it.
        foreach (var fact in SqlServerStorage.LargeFacts)
        {
            modelBuilder.Entity(fact).Metadata.FindPrimaryKey()!.SetIsClustered(false);
        }
    }
}

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteWarehouse --output-dir Warehouse/Migrations/Sqlite</c> make the model; it never connects.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteWarehouse>
{
    public SqliteWarehouse CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWarehouse>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>The same for <c>--context SqlServerWarehouse --output-dir Warehouse/Migrations/SqlServer</c>.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerWarehouse>
{
    public SqlServerWarehouse CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerWarehouse>().UseSqlServer("Server=none").Options);
}
