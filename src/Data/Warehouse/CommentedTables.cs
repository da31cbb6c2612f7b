using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace Kpi.Data.Warehouse;

/// <summary>SQLite's statements, with comments in those that make tables.</summary>
internal sealed class CommentedSqliteTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(
        CreateTableOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true
    )
    {
        Comments.Write(Dependencies.CurrentContext.Context.Model, operation);
        base.Generate(operation, model, builder, terminate);
    }
}

/// <summary>SQL Server's statements, with comments in those that make tables.</summary>
internal sealed class CommentedSqlServerTables(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer commandBatchPreparer)
    : SqlServerMigrationsSqlGenerator(dependencies, commandBatchPreparer)
{
    protected override void Generate(
        CreateTableOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true
    )
    {
        Comments.Write(Dependencies.CurrentContext.Context.Model, operation);
        base.Generate(operation, model, builder, terminate);
    }
}
