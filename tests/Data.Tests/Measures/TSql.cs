using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kpi.Data.Tests.Measures;

/// <summary>What SQL Server would say of statements, as far as Microsoft's own parser knows, and a little more.</summary>
internal static class TSql
{
    public static void ShouldAllBeValid(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);
            errors.ShouldBeEmpty(statement);
            script.Accept(new NoQueryInGroups(statement));
        }
    }

    /// <summary>SQL Server refuses to aggregate or group by an expression that holds a query (errors 130 and 144); its parser does not.</summary>
    private sealed class NoQueryInGroups(string statement) : TSqlFragmentVisitor
    {
        private static readonly string[] Aggregates = ["COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG"];

        public override void Visit(FunctionCall node)
        {
            if (Aggregates.Contains(node.FunctionName.Value, StringComparer.OrdinalIgnoreCase))
            {
                var queries = new Queries();
                node.AcceptChildren(queries);
                queries.Count.ShouldBe(0, statement);
            }
        }

        public override void Visit(ExpressionGroupingSpecification node)
        {
            var queries = new Queries();
            node.AcceptChildren(queries);
            queries.Count.ShouldBe(0, statement);
        }

        private sealed class Queries : TSqlFragmentVisitor
        {
            public int Count { get; private set; }

            public override void Visit(QueryExpression node) => Count++;
        }
    }
}
