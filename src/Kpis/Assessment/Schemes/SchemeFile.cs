using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment.Schemes;

/// <summary>Schemes as data: YAML that an assessment office edits, every problem reported with its line.</summary>
public static class SchemeFile
{
    /// <summary>The schemes that ship with the product.</summary>
    /// <exception cref="SchemeException">They are not valid.</exception>
    public static IReadOnlyList<AssessmentScheme> Default()
    {
        using var stream = typeof(SchemeFile).Assembly.GetManifestResourceStream("scheme.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads schemes, earliest first.</summary>
    /// <param name="yaml">The file's text.</param>
    /// <param name="units">The KPIs that indicators may name, with the units that they are measured in; null to take any.</param>
    /// <exception cref="SchemeException">The text is not valid; the message lists every problem with its line.</exception>
    public static IReadOnlyList<AssessmentScheme> Parse(string yaml, IReadOnlyDictionary<string, KpiUnit>? units = null)
    {
        var problems = new List<string>();
        var schemes = new SchemeReader(problems, units).Read(yaml);
        return problems.Count == 0 ? schemes : throw new SchemeException(problems);
    }
}

/// <summary>Schemes with problems, all of them in one message.</summary>
public sealed class SchemeException(IReadOnlyList<string> problems)
    : Exception($"The assessment schemes are not valid:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    /// <summary>The stable code of this error.</summary>
    public const string Code = "SCHEME_INVALID";

    /// <summary>One sentence each, with the line.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
