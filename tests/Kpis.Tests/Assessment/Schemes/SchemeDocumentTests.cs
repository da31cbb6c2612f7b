using Kpi.Kpis.Assessment;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Tests.Assessment.Schemes;

public sealed class SchemeDocumentTests
{
    private static readonly IReadOnlyDictionary<string, KpiUnit> Units = KpiCatalogue.Default().Units;

    [Fact]
    public void A_document_says_the_same_as_the_entry_of_a_file()
    {
        var shipped = SchemeFile.Default().Single();

        var held = SchemeDocument.Parse(Shipped, "KH", "2026-1", shipped.ValidFrom, Units);

        held.Fingerprint.ShouldBe(shipped.Fingerprint);
        (held.Code, held.Source).ShouldBe(("KH", SchemeSource.Warehouse));
        held.Indicators[2].Name.Zh.ShouldBe("满意率");
    }

    [Theory]
    [InlineData("""[1]""", "no JSON object")]
    [InlineData("""{ "version": "1", "version": "2" }""", "no JSON object")]
    [InlineData("""{ "indicators": [] }""", "0 indicators; 5 to 10 are allowed")]
    public void A_document_that_is_no_scheme_is_refused(string json, string said) =>
        Should.Throw<SchemeException>(() => SchemeDocument.Parse(json, "KH", "1", new(2026, 1), Units)).Message.ShouldContain(said);

    [Fact]
    public void A_document_does_not_contradict_its_row()
    {
        var other = Shipped.Replace("{\n", "{ \"valid_from\": \"2026-01\",\n", StringComparison.Ordinal);

        Should
            .Throw<SchemeException>(() => SchemeDocument.Parse(other, "KH", "1", new(2026, 3), Units))
            .Message.ShouldContain("from 2026-01 on, the row of version 1 from 2026-03 on");
    }

    /// <summary>scheme.yaml as JSON, with tabs, as some tools write it.</summary>
    private const string Shipped = """
        {
        	"indicators": [
        		{ "kpi": "churn_rate", "name": { "zh": "月离网率", "en": "Monthly churn rate" }, "weight": 25, "unit": "percent", "better": "lower",
        			"minimum_denominator": 30, "knots": { "zero": 0.006, "floor": 0.004, "target": 0.003, "stretch": 0.002 } },
        		{ "kpi": "retention_success_rate", "name": { "zh": "挽留成功率", "en": "Retention success rate" }, "weight": 20, "unit": "percent",
        			"better": "higher", "minimum_denominator": 10, "knots": { "zero": 0.15, "floor": 0.30, "target": 0.45, "stretch": 0.60 } },
        		{ "kpi": "csat_top2", "name": { "zh": "满意率", "en": "Satisfaction, top two boxes" }, "weight": 20, "unit": "percent",
        			"better": "higher", "minimum_denominator": 30, "knots": { "zero": 0.60, "floor": 0.75, "target": 0.85, "stretch": 0.92 } },
        		{ "kpi": "routine_coverage", "name": { "zh": "例行接触覆盖率", "en": "Routine coverage" }, "weight": 20, "unit": "percent",
        			"better": "higher", "minimum_denominator": 30, "knots": { "0.70": 0, "0.85": 60, "0.95": 100, "1.00": 120 } },
        		{ "kpi": "settled_in_time", "name": { "zh": "时限内结案率", "en": "Settled in time" }, "weight": 15, "unit": "percent",
        			"better": "higher", "minimum_denominator": 10, "knots": { "zero": 0.70, "floor": 0.85, "target": 0.95, "stretch": 1.00 } }
        	],
        	"grades": { "A": 90, "B": 80, "C": 60, "D": "below" },
        	"fee": { "curve": { "0": 0.5, "60": 0.6, "80": 0.9, "90": 1.0, "110": 1.1 }, "scale_to_budget": false }
        }
        """;
}
