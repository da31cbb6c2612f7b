using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Tests.Language;

public class ParserTests
{
    [Theory]
    [InlineData("{ a(b: [1, -2.5e3, \"x\", true, null, E, {c: $d}]) @x(y: 1) { ...F ... on T { b } ... @include(if: true) { c } } }")]
    [InlineData("\uFEFF# comment\r\nquery Q($a: [Int!]! = [1] @d, $b: T) @e { x: y }")]
    [InlineData("\"About Q\" query Q(\"About a\" $a: Int) { a } \"\"\"About F\"\"\" fragment F on T { on fragment query }")]
    [InlineData("subscription { a } mutation M { b }")]
    public void Every_syntax_is_read(string text) => Should.NotThrow(() => Parser.Parse(text));

    [Theory]
    [InlineData("\"\\u00e9\\u{1F600}\\uD83D\\uDE00\\n\\/\"", "é😀😀\n/")]
    [InlineData("\"\"\"\n    a\n      b \\\"\"\"\n    \"\"\"", "a\n  b \"\"\"")]
    [InlineData("\"\"", "")]
    [InlineData("\"\"\"\"\"\"", "")]
    public void Strings_have_their_value(string text, string value) => ((StringValueNode)Parser.ParseValue(text)).Value.ShouldBe(value);

    [Theory]
    [InlineData("{ a", 1, 4, "Expected Name, found <EOF>.")]
    [InlineData("{\r\n a b: }", 2, 7, "Expected Name, found \"}\".")]
    [InlineData("query ($a: Int = $b) { a }", 1, 18, "Unexpected variable \"$b\" in constant value.")]
    [InlineData("{ a(b: 00) }", 1, 9, "Invalid number, unexpected digit after 0: \"0\".")]
    [InlineData("{ a(b: 1.) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: \"\\uD800\") }", 1, 9, "Invalid Unicode escape sequence: \"\\uD800\".")]
    [InlineData("{ a(b: \"x) }", 1, 13, "Unterminated string.")]
    [InlineData("{ é? }", 1, 3, "Unexpected character: U+00E9.")]
    [InlineData("fragment on on T { a }", 1, 10, "Unexpected Name \"on\".")]
    [InlineData("", 1, 1, "Unexpected <EOF>.")]
    [InlineData("{}", 1, 2, "Expected Name, found \"}\".")]
    public void Syntax_errors_say_what_and_where(string text, int line, int column, string message)
    {
        var error = Should.Throw<GraphQLSyntaxException>(() => Parser.Parse(text));
        error.Message.ShouldBe("Syntax Error: " + message);
        error.Location.ShouldBe(new SourceLocation(line, column));
    }

    [Fact]
    public void Columns_count_utf16_units_after_wide_text() =>
        Should.Throw<GraphQLSyntaxException>(() => Parser.Parse("{ a(b: \"网点😀\" ! }")).Location.ShouldBe(new SourceLocation(1, 15));

    [Theory]
    [InlineData("{a", "}")]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    public void Depth_is_limited(string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 10_000)) + string.Concat(Enumerable.Repeat(close, 10_000));
        var text = open == "{a" ? nested : $"{{ a(b: {nested}) }}";
        Should
            .Throw<GraphQLSyntaxException>(() => Parser.Parse(text, new ParserOptions { MaxTokens = 1_000_000 }))
            .Message.ShouldContain("levels deep");
    }

    [Fact]
    public void Tokens_are_limited() =>
        Should
            .Throw<GraphQLSyntaxException>(() => Parser.Parse("{" + string.Concat(Enumerable.Repeat(" a", 30_000)) + "}"))
            .Message.ShouldContain("more than 20000 tokens");

    [Fact]
    public void Invalid_utf8_in_a_string_is_refused()
    {
        byte[] text = [.. "{ a(b: \""u8, 0xC3, 0x28, .. "\") }"u8];
        Should.Throw<GraphQLSyntaxException>(() => Parser.Parse(new Source(text))).Message.ShouldContain("UTF-8");
    }
}
