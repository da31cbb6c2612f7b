using System.Text;

namespace Kpi.GraphQL.Bench.Phases;

/// <summary>Documents over the sample schema.</summary>
internal static class Documents
{
    public const string Small = "{ branch(code: \"B0007\") { code name } }";

    public const string Usual = """
        query Board($code: ID! = "B0007", $withTarget: Boolean! = true) {
          all: branches { ...Card }
          one: branch(code: $code) { ...Card kpis { ...Number kpi @include(if: $withTarget) } }
        }
        fragment Card on Branch { code name kpis { ...Number } }
        fragment Number on Value { kpi amount numerator denominator interval { low high } status }
        """;

    /// <summary>So many aliased fields with arguments, fragments and nested selections.</summary>
    public static string OfSize(int fields)
    {
        var text = new StringBuilder("query Large {\n");
        for (var i = 0; i < fields; i++)
        {
            text.Append("  b")
                .Append(i)
                .Append(": branch(code: \"B")
                .Append(i % 50)
                .Append("\") { code name ...Card kpis { kpi amount } }\n");
        }

        return text.Append("}\nfragment Card on Branch { code kpis { interval { low high } status } }\n").ToString();
    }
}
