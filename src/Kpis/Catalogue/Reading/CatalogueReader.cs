using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Reads the files of a catalogue and joins them, collecting every problem before it complains.</summary>
internal sealed class CatalogueReader
{
    private readonly CatalogueProblems problems = new();

    /// <summary>The KPIs, family by family, each in the order of its codes.</summary>
    /// <param name="builtIn">The files that belong together: an id stands in one of them.</param>
    /// <param name="own">A file whose entries come on top: a new id is added, a known one replaces the built-in entry.</param>
    public IReadOnlyList<KpiDefinition> Read(IReadOnlyList<CatalogueFile> builtIn, CatalogueFile? own = null)
    {
        var shipped = Unique(builtIn.SelectMany(Drafts));
        var added = own is { } file ? Unique(Drafts(file)) : [];
        var joined = Join(shipped, added);
        // A broken entry leaves holes that the checks across entries would report a second time.
        problems.ThrowIfAny();
        var resolver = new KpiResolver(joined, problems);
        var kpis = joined.Select(draft => resolver.Resolve(draft)).ToList();
        problems.ThrowIfAny();
        return [.. kpis.OrderBy(kpi => kpi.Category).ThenBy(kpi => kpi.Code, StringComparer.Ordinal)];
    }

    private List<KpiDraft> Drafts(CatalogueFile file) => [.. Entries(file).Select(KpiEntryReader.Read)];

    private IEnumerable<YamlEntry> Entries(CatalogueFile file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(file.Yaml));
        }
        catch (YamlException notYaml)
        {
            problems.Add(file.Name, notYaml.Start.Line, $"this is not YAML: {notYaml.Message}");
            return [];
        }

        var root = stream.Documents.Count == 1 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        if (root?.Children.Count == 1 && root.Children.TryGetValue("kpis", out var list) && list is YamlSequenceNode)
        {
            return new YamlEntry(file.Name, root, problems).Entries("kpis");
        }

        problems.Add(file.Name, 1, "the file must have one list, 'kpis', and nothing else.");
        return [];
    }

    private static List<KpiDraft> Unique(IEnumerable<KpiDraft> drafts)
    {
        var all = drafts.ToList();
        foreach (var twice in all.Where(draft => draft.Id.Length > 0).GroupBy(draft => draft.Id).Where(same => same.Count() > 1))
        {
            twice.Last().Entry.Problem("id", $"KPI '{twice.Key}' is defined {twice.Count()} times.");
        }

        return [.. all.DistinctBy(draft => draft.Id)];
    }

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
}
