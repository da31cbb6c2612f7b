using System.Reflection;
using Kpi.Data.Import.Staging;
using Kpi.Data.Import.Targets;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Snapshooter.Xunit3;

namespace Kpi.Data.Tests.Import.Staging;

/// <summary>What an import sends to SQL Server is T-SQL, says Microsoft's own parser; two targets' statements are kept for review whole, of the others what is their own.</summary>
public sealed class SqlServerStageTests
{
    public static TheoryData<string> Targets =>
        [.. ImportTargets.All.Where(target => EntityOf(target) is not null).Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_statement_of_a_target_is_t_sql(string name)
    {
        foreach (var statement in Statements(name))
        {
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);
            errors.ShouldBeEmpty(statement);
        }
    }

    [Fact]
    public void The_staging_table_the_changed_months_and_the_repeated_keys_of_every_target_are_the_reviewed_ones() =>
        Snapshot.Match(
            string.Join("\n\n", Targets.Select(target => target.Data).Select(name => $"-- {name}\n{string.Join("\nGO\n", Own(name))}"))
                + "\n",
            "SqlServerTargets"
        );

    [Fact]
    public void The_statements_of_versions_and_plan_items_are_the_reviewed_ones() =>
        Snapshot.Match(string.Join("\nGO\n\n", Statements("customer_version").Concat(Statements("plan_item"))) + "\n", "SqlServerImport");

    [Fact]
    public void A_statement_that_is_none_is_found()
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader("INSERT OR IGNORE INTO t VALUES (1)"), out var errors);
        errors.ShouldNotBeEmpty();
    }

    /// <summary>What is a target's own; the other statements are made of the same columns and keys, as those of the two that are reviewed whole.</summary>
    private static IEnumerable<string> Own(string name) =>
        Statements(name)
            .Where(statement =>
                statement.StartsWith("CREATE", StringComparison.Ordinal)
                || statement.Contains(" AS touched", StringComparison.Ordinal)
                || statement.Contains(" AS o WHERE", StringComparison.Ordinal)
            );

    private static Type? EntityOf(ImportTarget target)
    {
        for (var type = target.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(StagedTarget<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Statements(string name)
    {
        var target = ImportTargets.Find(name)!;
        var method = typeof(SqlServerStageTests).GetMethod(nameof(StatementsOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (IReadOnlyList<string>)method.MakeGenericMethod(EntityOf(target)!).Invoke(null, [target])!;
    }

    private static List<string> StatementsOf<T>(StagedTarget<T> target)
        where T : class
    {
        using var context = new SentStatements().Open();
        var table = StoredTable<T>.Of(context);
        var sql = Stage<T>.SqlOf(context);
        List<string> statements =
        [
            sql.Create,
            sql.CreateKeyIndex,
            sql.Repeated,
            sql.RemoveStaged([1, 2]),
            sql.Any,
            sql.RemoveUnchanged,
            sql.Update,
            sql.InsertNew,
            sql.InsertAll,
            sql.Drop,
        ];
        if (table.Columns.Where(column => column.IsTotalled).ToList() is { Count: > 0 } totalled)
        {
            statements.Insert(4, sql.Controls(totalled));
        }

        var instants = target.Touches.Instants.Select(instant => table.Column(instant)).ToList();
        if (instants.Count > 0)
        {
            var names = instants.ConvertAll(column => column.Name);
            statements.Add(
                target.Touches.Onwards ? sql.Earliest(names, wasEmpty: false)
                : instants[0].ClrType == typeof(DateTime) ? sql.Hours(names, wasEmpty: false)
                : sql.Distinct(names, wasEmpty: false)
            );
        }

        if (target is HistoryTarget<T>)
        {
            var times = table.Columns.Where(column => column.ClrType == typeof(DateTime)).Take(2).ToList();
            statements.Add(sql.Timeline([table.Columns[0]], times[0], times[1]));
        }

        if (typeof(T) == typeof(PlanItem))
        {
            statements.Add(sql.Dangling(table.Column(nameof(PlanItem.DoneContactId)), Stage<Contact>.SqlOf(context), isStaged: true));
        }

        return statements;
    }
}
