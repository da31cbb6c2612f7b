using System.Reflection;

namespace Kpi.Architecture.Tests;

/// <summary>The arrows of the design: facts → measures → KPI values → GraphQL, reports, dashboards.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly GraphQL = typeof(GraphQL.GraphQLException).Assembly;
    private static readonly Assembly Kpis = typeof(Kpi.Kpis.Month).Assembly;
    private static readonly Assembly Data = typeof(Kpi.Data.Warehouse.WarehouseContext).Assembly;
    private static readonly Assembly Reporting = typeof(Kpi.Reporting.BranchReport).Assembly;

    [Fact]
    public void The_GraphQL_engine_references_nothing_of_ours() => Ours(GraphQL).ShouldBeEmpty();

    [Fact]
    public void Kpis_references_nothing_of_ours() => Ours(Kpis).ShouldBeEmpty();

    [Fact]
    public void Data_references_only_Kpis() => Ours(Data).ShouldBe(["Kpi.Kpis"]);

    [Fact]
    public void Reporting_references_only_Kpis() => Ours(Reporting).ShouldBe(["Kpi.Kpis"]);

    [Fact]
    public void Only_Data_sees_the_databases()
    {
        foreach (var other in new[] { GraphQL, Kpis, Reporting })
        {
            References(other).ShouldNotContain(name => name.Contains("EntityFrameworkCore") || name.Contains("Sql"));
        }
    }

    [Fact]
    public void Kpis_is_pure_arithmetic_without_a_web_or_a_database() =>
        References(Kpis)
            .ShouldNotContain(name =>
                name.StartsWith("Microsoft.AspNetCore") || name.StartsWith("System.Net") || name.StartsWith("System.Data")
            );

    private static IEnumerable<string> Ours(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("Kpi.", StringComparison.Ordinal));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
