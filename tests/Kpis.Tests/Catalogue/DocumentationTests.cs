using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Tests.Catalogue;

public sealed class DocumentationTests
{
    [Fact]
    public void The_KPI_that_the_guide_adds_is_valid()
    {
        var guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "kpis.md"));
        var example = guide.Split("```yaml\n")[1].Split("```")[0];

        KpiCatalogue.Parse($"kpis:\n{example}").All.ShouldHaveSingleItem().Id.ShouldBe("justified_complaint_rate");
    }

    [Fact]
    public void The_guide_names_every_KPI_that_ships()
    {
        var guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "kpis.md"));

        foreach (var kpi in KpiCatalogue.Default().All)
        {
            guide.ShouldContain($"| `{kpi.Id}` | {kpi.Code} |");
        }
    }
}
