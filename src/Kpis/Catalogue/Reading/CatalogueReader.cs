using Kpi.Kpis.Loyalty;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Reads the files of a catalogue and joins them, collecting every problem before it complains.</summary>
internal sealed class CatalogueReader
{
    private static readonly string[] Lists = ["kpis", "dimensions"];
    private readonly CatalogueProblems problems = new();

    /// <summary>The KPIs, family by family, each in the order of its codes; and the dimensions.</summary>
    /// <param name="builtIn">The files that belong together: an id stands in one of them.</param>
    /// <param name="own">A file whose entries come on top: a new id is added, a known one replaces the built-in entry.</param>
    public (IReadOnlyList<KpiDefinition> Kpis, IReadOnlyList<LoyaltyMatrix> Dimensions) Read(
        IReadOnlyList<CatalogueFile> builtIn,
        CatalogueFile? own = null
    )
    {
        var shipped = builtIn.Select(EntriesOf).ToList();
        var added = own is { } file ? EntriesOf(file) : Entries.None;
        var joined = Join(UniqueKpis(shipped.SelectMany(entries => entries.Kpis)), UniqueKpis(added.Kpis));
        var ownDimensions = UniqueDimensions(added.Dimensions);
        var dimensions = ownDimensions.UnionBy(UniqueDimensions(shipped.SelectMany(entries => entries.Dimensions)), matrix => matrix.Id);
        // A broken entry leaves holes that the checks across entries would report a second time.
        problems.ThrowIfAny();
        var resolver = new KpiResolver(joined, problems);
        var kpis = joined.Select(draft => resolver.Resolve(draft)).ToList();
        problems.ThrowIfAny();
        return ([.. kpis.OrderBy(kpi => kpi.Category).ThenBy(kpi => kpi.Code, StringComparer.Ordinal)], [.. dimensions]);
    }

    private Entries EntriesOf(CatalogueFile file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(file.Yaml));
        }
        catch (YamlException notYaml)
        {
            problems.Add(file.Name, notYaml.Start.Line, $"this is not YAML: {notYaml.Message}");
            return Entries.None;
        }

        var root = stream.Documents.Count == 1 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        if (
            root is not { Children.Count: > 0 }
            || root.Children.Any(list => !Lists.Contains(list.Key.ToString()) || list.Value is not YamlSequenceNode)
        )
        {
            problems.Add(file.Name, 1, "the file must have a list 'kpis', a list 'dimensions' or both, and nothing else.");
            return Entries.None;
        }

        var lists = new YamlEntry(file.Name, root, problems);
        return new(
            [.. lists.Entries(Lists[0]).Select(KpiEntryReader.Read)],
            [.. lists.Entries(Lists[1]).Select(entry => new DimensionDraft(entry, DimensionReader.Read(entry)))]
        );
    }

    private static List<T> Unique<T>(string what, IEnumerable<T> drafts, Func<T, string> idOf, Func<T, YamlEntry> entryOf)
    {
        var all = drafts.ToList();
        foreach (var twice in all.Where(draft => idOf(draft).Length > 0).GroupBy(idOf).Where(same => same.Count() > 1))
        {
            entryOf(twice.Last()).Problem("id", $"{what} '{twice.Key}' is defined {twice.Count()} times.");
        }

        return [.. all.DistinctBy(idOf)];
    }

    private static List<KpiDraft> UniqueKpis(IEnumerable<KpiDraft> drafts) =>
        Unique("KPI", drafts, draft => draft.Id, draft => draft.Entry);

    private static List<LoyaltyMatrix> UniqueDimensions(IEnumerable<DimensionDraft> drafts) =>
        [.. Unique("dimension", drafts, draft => draft.Matrix.Id, draft => draft.Entry).Select(draft => draft.Matrix)];

    private static List<KpiDraft> Join(List<KpiDraft> shipped, List<KpiDraft> own)
    {
        var replacing = own.ToDictionary(draft => draft.Id);
        return
        [
            .. shipped.Select(draft => replacing.TryGetValue(draft.Id, out var by) ? Replaced(draft, by) : draft),
            .. own.ExceptBy(shipped.Select(draft => draft.Id), draft => draft.Id),
        ];
    }

    /// <summary>A replacement keeps the built-in versions below it, so that months before its first are counted as they were.</summary>
    private static KpiDraft Replaced(KpiDraft shipped, KpiDraft by)
    {
        var before = new[] { shipped }.Concat(shipped.Former).Where(version => version.Plain.Version < OldestOf(by));
        return by with { Former = [.. by.Former, .. before], Replaces = shipped };
    }

    private static int OldestOf(KpiDraft draft) => draft.Former.Count == 0 ? draft.Plain.Version : draft.Former[^1].Plain.Version;

    /// <summary>What a file has.</summary>
    private sealed record Entries(IReadOnlyList<KpiDraft> Kpis, IReadOnlyList<DimensionDraft> Dimensions)
    {
        public static Entries None { get; } = new([], []);
    }

    /// <summary>A dimension, and where it stands.</summary>
    private sealed record DimensionDraft(YamlEntry Entry, LoyaltyMatrix Matrix);
}
