using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace Kpi.Data.Warehouse;

/// <summary>SQLite's statements, with comments in those that make tables.</summary>
internal sealed class SqliteTableStatements(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
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

/// <summary>SQL Server's statements, with comments in those that make tables and columns, and with the storage of the large ones.</summary>
internal sealed class SqlServerTableStatements(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer commandBatchPreparer)
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
        foreach (var statement in SqlServerStorage.StatementsFor(operation.Name))
        {
            builder.AppendLine(statement).EndCommand();
        }
    }

    protected override void Generate(AddColumnOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate)
    {
        Comments.Write(Dependencies.CurrentContext.Context.Model, operation);
        base.Generate(operation, model, builder, terminate);
    }
}
