using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Catalogue;

/// <summary>The guides are run: what they show is what happens.</summary>
public sealed class DocumentationTests
{
    private static readonly Dictionary<Tier, MeasureAmounts> Complaints = new()
    {
        [Tier.Diamond] = Amounts((Measure.ComplaintsOpened, 10), (Measure.ComplaintsJustified, 2)),
        [Tier.Gold] = Amounts((Measure.ComplaintsOpened, 30), (Measure.ComplaintsJustified, 4)),
        [Tier.Silver] = Amounts((Measure.ComplaintsOpened, 60), (Measure.ComplaintsJustified, 30)),
    };

    [Fact]
    public void The_KPI_that_the_guide_adds_comes_out_as_it_says()
    {
        var kpi = KpiCatalogue.With("own.yaml", Example(0)).Find("justified_share_gold")!;

        var value = Evaluate(kpi, OfTiers);

        (value.Numerator, value.Denominator, value.Value).ShouldBe((6, 40, 0.15));
        value.Status.ShouldBe(KpiStatus.Missed);
        Evaluate(kpi, OfTiers, new(Tier.Gold)).Value!.Value.ShouldBeCloseTo(4.0 / 30);
        Evaluate(kpi, OfTiers, new(Tier.Silver)).State.ShouldBe(KpiState.NoData);
    }

    [Fact]
    public void The_KPI_that_the_guide_adds_stands_beside_those_that_ship() =>
        KpiCatalogue.With("own.yaml", Example(0)).All.Count.ShouldBe(KpiCatalogue.Default().All.Count + 1);

    [Fact]
    public void The_mistake_that_the_guide_shows_is_reported_as_it_says()
    {
        var mistaken = Example(0).Replace("complaints_justified", "complaints_justifed", StringComparison.Ordinal);

        var message = Should.Throw<CatalogueException>(() => KpiCatalogue.With("own.yaml", mistaken)).Message;

        var shown = Guide("adding-a-kpi.md")
            .Split('\n')
            .Single(line => line.StartsWith("    own.yaml line", StringComparison.Ordinal))
            .Trim();
        message.ShouldContain(shown.TrimEnd('…'));
    }

    [Fact]
    public void The_changed_KPI_of_the_guide_counts_platinum_since_2026()
    {
        var kpi = KpiCatalogue.With("own.yaml", Example(1)).Find("justified_share_gold")!;

        kpi.At(new(2025, 12)).Tiers.ShouldBe([Tier.Gold, Tier.Diamond]);
        kpi.At(new(2026, 1)).Tiers.ShouldBe([Tier.Gold, Tier.Platinum, Tier.Diamond]);
        kpi.At(new(2025, 12)).Fingerprint.ShouldBe(KpiCatalogue.With("own.yaml", Example(0)).Find("justified_share_gold")!.Fingerprint);
    }

    [Fact]
    public void The_guide_names_every_KPI_that_ships()
    {
        var guide = Guide("kpis.md");

        foreach (var kpi in KpiCatalogue.Default().All)
        {
            guide.ShouldContain(
                $"| `{kpi.Id}` | {kpi.Code} | {kpi.Name.Zh} | {kpi.Definition.En} | {SnakeCase.Of(kpi.Unit)} | {SnakeCase.Of(kpi.Direction)} |"
            );
        }
    }

    private static MeasureAmounts? OfTiers(Month month, Segment segment) =>
        segment.Tier is { } tier
            ? Complaints.GetValueOrDefault(tier, Amounts())
            : Complaints.Values.Aggregate((sum, amounts) => sum.Add(amounts));

    private static string Example(int index) => Guide("adding-a-kpi.md").Split("```yaml\n")[index + 1].Split("```")[0];

    private static string Guide(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));
}
