namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>A file of the catalogue.</summary>
/// <param name="Name">What problems call it.</param>
/// <param name="Yaml">Its text.</param>
internal readonly record struct CatalogueFile(string Name, string Yaml);

/// <summary>The problems found so far, each as one sentence with its file and line.</summary>
internal sealed class CatalogueProblems
{
    private readonly List<string> all = [];

    public int Count => all.Count;

    public void Add(string file, long line, string sentence) => all.Add($"{file} line {line}: {sentence}");

    public void ThrowIfAny()
    {
        if (all.Count > 0)
        {
            throw new CatalogueException(all);
        }
    }
}
