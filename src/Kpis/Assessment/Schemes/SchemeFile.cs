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
    /// <param name="kpis">The ids that indicators may name; null to take any.</param>
    /// <exception cref="SchemeException">The text is not valid; the message lists every problem with its line.</exception>
    public static IReadOnlyList<AssessmentScheme> Parse(string yaml, IReadOnlyCollection<string>? kpis = null)
    {
        var problems = new List<string>();
        var schemes = new SchemeReader(problems, kpis).Read(yaml);
        return problems.Count == 0 ? schemes : throw new SchemeException(problems);
    }

    /// <summary>What keeps a scheme from being changed or added: it must be fixed before the first month that it holds for (spec section 4, rule 1).</summary>
    /// <param name="before">The schemes in use.</param>
    /// <param name="after">The schemes that shall be used.</param>
    /// <param name="today">The day of the change.</param>
    /// <returns>One sentence for each problem; empty if the change may be made.</returns>
    public static IEnumerable<string> ChangeProblems(
        IReadOnlyList<AssessmentScheme> before,
        IReadOnlyList<AssessmentScheme> after,
        DateOnly today
    )
    {
        var (old, now) = (before.ToDictionary(scheme => scheme.Version, StringComparer.Ordinal), Month.Of(today));
        foreach (var scheme in after.Where(scheme => !old.ContainsKey(scheme.Version) && scheme.ValidFrom <= now))
        {
            yield return $"Scheme '{scheme.Version}' would hold from {scheme.ValidFrom}, which has begun; let it hold from {now.Next} or later.";
        }

        foreach (var scheme in before.Where(scheme => scheme.ValidFrom <= now))
        {
            if (after.FirstOrDefault(one => one.Version == scheme.Version) is not { } kept)
            {
                yield return $"Scheme '{scheme.Version}' is in use since {scheme.ValidFrom} and cannot be removed.";
            }
            else if (kept.Fingerprint != scheme.Fingerprint)
            {
                yield return $"Scheme '{scheme.Version}' is in use since {scheme.ValidFrom} and cannot be changed; add a version that holds from {now.Next} or later.";
            }
        }
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
