using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Introspection;

public class SchemaPrintTests
{
    private readonly string sdl = new SampleServer().Executor.Schema.Print();

    [Theory]
    [InlineData("type Branch implements Named {")]
    [InlineData("  oldScore: Int! @deprecated(reason: \"Use `score`.\")")]
    [InlineData("  tags: [String]!")]
    [InlineData("union Finding = Branch | Manager")]
    [InlineData("scalar Month @specifiedBy(url: \"https://www.iso.org/iso-8601-date-and-time-format.html\")")]
    [InlineData("input BranchByInput @oneOf {")]
    [InlineData("  top: Int! = 10")]
    [InlineData("  level: BranchLevel! = PROVINCE")]
    [InlineData("  HEAD_OFFICE")]
    [InlineData("  \"\"\"The head office.\"\"\"")]
    [InlineData("  \"\"\"Unique in the bank.\"\"\"\n  code: ID!")]
    [InlineData("  label(prefix: String! = \"Branch\", max: Int): String!")]
    [InlineData("    \"\"\"Its code.\"\"\"\n    code: ID!\n  ): Branch")]
    public void Schema_holds(string text) => sdl.ShouldContain(text);
}
