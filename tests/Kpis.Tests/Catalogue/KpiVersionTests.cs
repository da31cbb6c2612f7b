using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Catalogue;

public sealed class KpiVersionTests
{
    private static readonly Month January = new(2026, 1);

    /// <summary>Version 2 counts administrative exits as lost, from January 2026.</summary>
    private const string Changed = """
        kpis:
          - id: churn_rate
            code: C01
            name: { zh: 月离网率, en: Monthly churn rate }
            definition: { zh: 定义, en: Definition }
            category: churn
            unit: percent
            direction: lower
            version: 2
            since: 2026-01
            kind: proportion
            numerator: churned + admin_exits
            denominator: opening_base
            minimum_denominator: 50
            formerly:
              - version: 1
                numerator: churned
                denominator: opening_base - admin_exits
                minimum_denominator: 30
        """;

    [Theory]
    [InlineData(2025, 12, 1, 0.1)]
    [InlineData(2026, 1, 2, 0.19)]
    public void A_month_is_counted_by_the_version_of_its_time(int year, int month, int version, double rate)
    {
        var value = Lost(KpiCatalogue.Parse(Changed), new(year, month));

        value.Version.ShouldBe(version);
        value.Kpi.Version.ShouldBe(version);
        value.Value!.Value.ShouldBeCloseTo(rate);
    }

    [Fact]
    public void A_former_version_keeps_what_it_does_not_change()
    {
        var former = KpiCatalogue.Parse(Changed).All[0].FormerVersions.ShouldHaveSingleItem();

        former.Unit.ShouldBe(KpiUnit.Percent);
        former.MinimumDenominator.ShouldBe(30);
        former.Formula.ShouldBeOfType<RatioFormula>().IsProportion.ShouldBeTrue();
    }

    [Fact]
    public void An_own_file_that_changes_a_formula_keeps_the_built_in_version_for_the_months_before()
    {
        var own = Changed[..Changed.IndexOf("    formerly", StringComparison.Ordinal)];

        var kpi = KpiCatalogue.With("own.yaml", own).Find("churn_rate")!;

        kpi.Version.ShouldBe(2);
        kpi.At(January.Previous).Fingerprint.ShouldBe(KpiCatalogue.Default().Find("churn_rate")!.Fingerprint);
    }

    [Fact]
    public void An_own_file_cannot_change_a_formula_under_the_same_version()
    {
        var own = Changed[..Changed.IndexOf("    formerly", StringComparison.Ordinal)]
            .Replace("    version: 2\n    since: 2026-01\n", "", StringComparison.Ordinal);

        Should
            .Throw<CatalogueException>(() => KpiCatalogue.With("own.yaml", own))
            .Problems.ShouldContain(problem => problem.Contains("give it version: 2 and say since when", StringComparison.Ordinal));
    }

    [Fact]
    public void A_function_of_a_KPI_has_its_versions()
    {
        var own = Changed[..Changed.IndexOf("    formerly", StringComparison.Ordinal)];

        var annualised = KpiCatalogue
            .With("own.yaml", own.Replace("    minimum_denominator: 50\n", "", StringComparison.Ordinal))
            .Find("churn_rate_annualised")!;

        annualised.Version.ShouldBe(2);
        annualised.At(January.Previous).Version.ShouldBe(1);
    }

    [Fact]
    public void A_fingerprint_names_what_gives_the_number()
    {
        var fingerprint = Print(Changed);

        fingerprint.Length.ShouldBe(12);
        Print(Changed.Replace("Monthly churn rate", "Attrition", StringComparison.Ordinal)).ShouldBe(fingerprint);
        Print(Changed.Replace("churned + admin_exits", "admin_exits + churned", StringComparison.Ordinal)).ShouldBe(fingerprint);
        Print(Changed.Replace("churned + admin_exits", "churned + 2 * admin_exits", StringComparison.Ordinal)).ShouldNotBe(fingerprint);
        Print(Changed.Replace("kind: proportion", "kind: proportion\n    months: last", StringComparison.Ordinal)).ShouldNotBe(fingerprint);
        Print(Changed.Replace("kind: proportion", "kind: proportion\n    filters: { tiers: [gold] }", StringComparison.Ordinal))
            .ShouldNotBe(fingerprint);
    }

    [Fact]
    public void Every_formula_that_ships_is_pinned_by_its_fingerprint()
    {
        var files = typeof(KpiCatalogue)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("kpis/", StringComparison.Ordinal));
        var pinned = files.Sum(name =>
        {
            using var reader = new StreamReader(typeof(KpiCatalogue).Assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().Split("    fingerprint: ").Length - 1;
        });

        pinned.ShouldBe(
            KpiCatalogue
                .Default()
                .All.Where(kpi => kpi.Formula is not (AnnualisedFormula or YearOnYearFormula))
                .Sum(kpi => 1 + kpi.FormerVersions.Count)
        );
    }

    [Theory]
    [InlineData("since: 2026-01\n", "since: 2026-01\n    fingerprint: 0123456789ab\n", "version 2 has fingerprint")]
    [InlineData("      - version: 1", "      - version: 2", "must be lower")]
    [InlineData("      - version: 1", "      - version: 1\n        since: 2025-01", "counts from the beginning")]
    [InlineData("      - version: 1", "      - version: 1\n        unit: days", "'unit' is no key of a former version")]
    public void Versions_that_cannot_be_are_refused(string right, string wrong, string sentence) =>
        Should
            .Throw<CatalogueException>(() => KpiCatalogue.Parse(Changed.Replace(right, wrong, StringComparison.Ordinal)))
            .Problems.ShouldContain(problem => problem.Contains(sentence, StringComparison.Ordinal));

    private static string Print(string yaml) => KpiCatalogue.Parse(yaml).All[0].Fingerprint;

    private static KpiValue Lost(KpiCatalogue catalogue, Month month) =>
        Evaluate(
            catalogue.Find("churn_rate")!,
            (_, _) => Amounts((Measure.Churned, 9), (Measure.AdminExits, 10), (Measure.OpeningBase, 100)),
            month: month
        );
}
