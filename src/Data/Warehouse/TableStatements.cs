using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace Kpi.Data.Warehouse;

/// <summary>
/// SQLite's statements, with comments in those that make tables. A table whose key has several columns lies in the order of its key, as in
/// SQL Server's clustered index: a month's rows are beside each other, and there is no second copy of the key to write.
/// </summary>
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
        base.Generate(operation, model, builder, terminate: false);
        if (operation.PrimaryKey?.Columns.Length > 1)
        {
            builder.Append(" WITHOUT ROWID");
        }

        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator).EndCommand();
        }
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
