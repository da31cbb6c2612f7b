using Kpi.Kpis.Catalogue.Reading;
using Kpi.Kpis.Loyalty;

namespace Kpi.Kpis.Catalogue;

/// <summary>All KPIs, family by family, each in the order of its codes; and the dimensions that go with them.</summary>
public sealed class KpiCatalogue
{
    private const string Folder = "kpis/";
    private readonly Dictionary<string, KpiDefinition> byId;

    private KpiCatalogue((IReadOnlyList<KpiDefinition> Kpis, IReadOnlyList<LoyaltyMatrix> Dimensions) read)
    {
        (All, Dimensions) = read;
        byId = All.ToDictionary(kpi => kpi.Id, StringComparer.Ordinal);
    }

    /// <summary>The KPIs.</summary>
    public IReadOnlyList<KpiDefinition> All { get; }

    /// <summary>The ways to divide customers that are no KPIs, such as loyalty.</summary>
    public IReadOnlyList<LoyaltyMatrix> Dimensions { get; }

    /// <summary>The KPIs that stand for themselves: those that an overview shows.</summary>
    public IEnumerable<KpiDefinition> Main => All.Where(kpi => kpi.CompanionOf is null);

    /// <summary>The unit of each KPI, by its id.</summary>
    public IReadOnlyDictionary<string, KpiUnit> Units => All.ToDictionary(kpi => kpi.Id, kpi => kpi.Unit, StringComparer.Ordinal);

    /// <summary>The KPI of an id; null if there is none.</summary>
    public KpiDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The catalogue that ships with the product.</summary>
    /// <exception cref="CatalogueException">It is not valid.</exception>
    public static KpiCatalogue Default() => new(new CatalogueReader().Read(BuiltIn()));

    /// <summary>The catalogue that ships with the product and, on top, an operator's own.</summary>
    /// <param name="name">What problems call the own file.</param>
    /// <param name="yaml">The own file's text. A new id is added; a known one replaces the entry that ships.</param>
    /// <exception cref="CatalogueException">Something is not valid; the message lists every problem with its file and line.</exception>
    public static KpiCatalogue With(string name, string yaml) => new(new CatalogueReader().Read(BuiltIn(), new(name, yaml)));

    /// <summary>Reads a catalogue of one file.</summary>
    /// <exception cref="CatalogueException">The text is not valid; the message lists every problem with its line.</exception>
    public static KpiCatalogue Parse(string yaml) => new(new CatalogueReader().Read([new("kpis.yaml", yaml)]));

    private static IReadOnlyList<CatalogueFile> BuiltIn()
    {
        var assembly = typeof(KpiCatalogue).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return new CatalogueFile(name, reader.ReadToEnd());
                }),
        ];
    }
}

/// <summary>A catalogue with problems, all of them in one message.</summary>
public sealed class CatalogueException(IReadOnlyList<string> problems)
    : Exception($"The KPI catalogue is not valid:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    /// <summary>The stable code of this error.</summary>
    public const string Code = "CATALOGUE_INVALID";

    /// <summary>One sentence each, with the file and the line.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
