using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>Everything wrong with a mapping is said at once, with lines, before anything loads.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("ravenstack.yaml")]
    [InlineData("demo/mapping.yaml")]
    public void The_mappings_in_samples_are_sound(string path) =>
        Should.NotThrow(() => Mapping.Read(Path.Combine(SharedData.Root, "samples", path)));

    [Theory]
    [InlineData(
        "target: customer\n",
        "target: costumer\n",
        "There is no target 'costumer'; the targets are branch, branch_version, customer,"
    )]
    [InlineData("joined_at: start,", "joint_at: start,", "has no key 'joint_at'")]
    [InlineData("joined_at: start,", "", "needs the field 'joined_at'")]
    [InlineData("from: contracts\n", "from: contract\n", "'contract', which is not under 'files'")]
    [InlineData("map: tier", "map: tears", "There is no map 'tears'")]
    [InlineData("A: gold", "A: golden", "The field 'tier' cannot be 'golden': it is one of unclassified, ordinary,")]
    [InlineData("constant: phone", "constant: fax", "The field 'mode' cannot be 'fax'")]
    [InlineData("constant: \"5\"", "constant: five", "The field 'csat_max' cannot be 'five': it is not a number.")]
    [InlineData("joins: { offices: office }", "joins: { office: office }", "joins 'office', which is not under 'files'")]
    [InlineData("key: office }", "optional: false }", "joins 'offices', which declares no 'key'")]
    [InlineData("branch: offices.region", "branch: calls.region", "The column 'calls.region' is in another file")]
    [InlineData("present: true", "present: maybe", "'present' is true or false, not 'maybe'")]
    [InlineData("column: end, present: true", "column: end", "A condition needs one of 'present', 'in' and 'not_in'")]
    [InlineData("formats: [yyyy-MM-dd,", "formats: [dates,", "'dates' is no format")]
    [InlineData("pattern: offices.csv", "encoding: klingon", "'klingon' is no known encoding")]
    [InlineData("pattern: offices.csv", "zone: Asia/Nowhere", "'Asia/Nowhere' is no known time zone")]
    [InlineData("pattern: offices.csv", "delimiter: '::'", "'delimiter' is one character or tab, not '::'")]
    [InlineData("pattern: offices.csv", "quote: '<>'", "'quote' is one character or tab, not '<>'")]
    [InlineData("pattern: offices.csv", "database: { table: x }", "'database' needs either 'sqlite', a file, or 'sqlserver'")]
    [InlineData("pattern: offices.csv", "database: { sqlite: x.db }", "'database' needs either 'table' or 'query'")]
    [InlineData("pattern: offices.csv", "optional: true", "The file 'offices' needs 'pattern'")]
    [InlineData("code: { constant: HQ }", "code: HQ", "The column 'HQ' has no file")]
    [InlineData("code: { constant: HQ }", "code: { default: HQ }", "needs either 'column' or 'constant'")]
    [InlineData(
        "joined_at: start,",
        "joined_at: { constant: nodate },",
        "The field 'joined_at' cannot be 'nodate': it is no date or time of the form yyyy-MM-dd"
    )]
    [InlineData(
        "offices: { pattern: offices.csv",
        "../../evil: { database: { sqlite: x.db, table: x }",
        "The file '../../evil' is of a database, so its rejected rows are written to a file of this name"
    )]
    [InlineData("loads:", "lodes:", "A mapping has no key 'lodes'")]
    [InlineData("loads:", "loads", "This is not YAML")]
    public void A_mistake_is_named_with_its_line(string right, string wrong, string problem)
    {
        var start = ShopMapping.Yaml.IndexOf(right, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0 - 1, right);
        var yaml = ShopMapping.Yaml[..start] + wrong + ShopMapping.Yaml[(start + right.Length)..];

        var invalid = Should.Throw<DataException>(() => Mapping.Parse(yaml, "shop.yaml"));

        invalid.Code.ShouldBe("MAPPING_INVALID");
        invalid.Message.ShouldContain(problem);
        invalid.Message.ShouldMatch(@"shop\.yaml has \d+ problems?:\n  line \d+: ");
    }

    [Fact]
    public void A_folder_is_said_to_be_one()
    {
        var refusal = Should.Throw<DataException>(() => Mapping.Read(Path.Combine(SharedData.Root, "samples")));

        refusal.Code.ShouldBe("FILE_NOT_FOUND");
        refusal.Message.ShouldContain("is a folder");
    }

    [Fact]
    public void All_mistakes_are_named_together_in_order_of_lines()
    {
        const string Yaml = """
            zone: Mars
            files:
              a: { pattern: a.csv, colour: red }
            loads:
              - target: contact
                from: a
                fields: { contact_id: x, mode: { constant: fax } }
            """;

        var message = Should.Throw<DataException>(() => Mapping.Parse(Yaml, "m.yaml")).Message;

        message
            .Split('\n')
            .Select(line => line.Trim().Split(':')[0])
            .Skip(1)
            .ShouldBe(["line 1", "line 3", "line 5", "line 5", "line 5", "line 5", "line 5", "line 7"]);
    }

    [Fact]
    public void A_mapping_that_is_not_there_is_refused()
    {
        Should.Throw<DataException>(() => Mapping.Read("/nowhere/mapping.yaml")).Code.ShouldBe("FILE_NOT_FOUND");
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("just words")]
    public void What_is_no_mapping_at_all_is_refused(string yaml) =>
        Should.Throw<DataException>(() => Mapping.Parse(yaml, "m.yaml")).Code.ShouldBe("MAPPING_INVALID");
}
