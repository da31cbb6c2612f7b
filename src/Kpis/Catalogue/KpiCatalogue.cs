namespace Kpi.Kpis.Catalogue;

/// <summary>All KPIs, in the order of kpis.yaml.</summary>
public sealed class KpiCatalogue
{
    private readonly Dictionary<string, KpiDefinition> byId;

    private KpiCatalogue(IReadOnlyList<KpiDefinition> all)
    {
        All = all;
        byId = all.ToDictionary(kpi => kpi.Id, StringComparer.Ordinal);
    }

    /// <summary>The KPIs.</summary>
    public IReadOnlyList<KpiDefinition> All { get; }

    /// <summary>The KPI of an id; null if there is none.</summary>
    public KpiDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The catalogue that ships with the product.</summary>
    /// <exception cref="CatalogueException">It is not valid.</exception>
    public static KpiCatalogue Default()
    {
        using var stream = typeof(KpiCatalogue).Assembly.GetManifestResourceStream("kpis.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a catalogue.</summary>
    /// <exception cref="CatalogueException">The text is not valid; the message lists every problem with its line.</exception>
    public static KpiCatalogue Parse(string yaml) => new(new CatalogueReader().Read(yaml));
}

/// <summary>A catalogue with problems, all of them in one message.</summary>
public sealed class CatalogueException(IReadOnlyList<string> problems)
    : Exception($"kpis.yaml is not valid:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    /// <summary>The stable code of this error.</summary>
    public const string Code = "CATALOGUE_INVALID";

    /// <summary>One sentence each, with the line.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
