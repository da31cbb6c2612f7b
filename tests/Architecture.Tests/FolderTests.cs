using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Kpi.Architecture.Tests;

/// <summary>The arrows between the folders of one project, which are its namespaces.</summary>
public sealed class FolderTests
{
    /// <summary>
    /// No two folders know each other, but for these, which are to go: a pair that comes is a fault, and a pair that has gone leaves the list.
    /// </summary>
    [Theory]
    [InlineData("Kpi.Kpis", "Catalogue, Values")]
    [InlineData("Kpi.Data", "Measures, Revisions", "ReadModel, Revisions", "Revisions, Warehouse")]
    [InlineData("Kpi.Reporting")]
    [InlineData("Kpi.GraphQL", ", Types", "Execution, Introspection", "Execution, Types", "Introspection, Types")]
    [InlineData("Kpi.Api", "CommandLine, Serving", "Evidence, Values")]
    public void Arrows_between_folders_run_one_way(string project, params string[] known)
    {
        var arrows = ArrowsIn(project);

        arrows.ShouldNotBeEmpty();
        arrows
            .Where(arrow => string.CompareOrdinal(arrow.From, arrow.To) < 0 && arrows.Contains((arrow.To, arrow.From)))
            .Select(arrow => $"{arrow.From}, {arrow.To}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(known);
    }

    /// <remarks>But for the catalogue's words on what is better, higher or lower.</remarks>
    [Fact]
    public void Statistics_know_no_values_and_no_branches() =>
        ArrowsIn("Kpi.Kpis").Where(arrow => arrow.From == "Statistics").Select(arrow => arrow.To).ShouldBeSubsetOf(["Catalogue"]);

    [Fact]
    public void The_language_of_GraphQL_knows_no_types_and_no_execution() =>
        ArrowsIn("Kpi.GraphQL").ShouldNotContain(arrow => arrow.From == "Language" && arrow.To != "");

    private static HashSet<(string From, string To)> ArrowsIn(string project)
    {
        var types = new ArchLoader().LoadAssemblies(Assembly.Load(project)).Build().Types;
        return
        [
            .. from type in types
            from dependency in type.Dependencies
            let arrow = (From: Folder(type, project), To: Folder(dependency.Target, project))
            where arrow.From is not null && arrow.To is not null && arrow.From != arrow.To
            select (arrow.From, arrow.To),
        ];
    }

    /// <summary>The first folder of a type in its project, empty at the root; null for a type of another project.</summary>
    private static string? Folder(IType type, string project) =>
        type.Namespace?.FullName is { } name && $"{name}.".StartsWith($"{project}.", StringComparison.Ordinal)
            ? name[project.Length..].TrimStart('.').Split('.')[0]
            : null;
}
