using System.IO.Enumeration;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>Finds which of the given paths each file of a mapping means.</summary>
internal sealed class SourceFinder
{
    private readonly List<string> files = [];
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Takes files and folders; of a folder the files directly in it.</summary>
    /// <exception cref="DataException">FILE_NOT_FOUND.</exception>
    public SourceFinder(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(Path.GetFullPath(path)).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(Path.GetFullPath(path));
            }
            else
            {
                throw new DataException("FILE_NOT_FOUND", $"There is no file or folder '{path}'; check the path.");
            }
        }

        // A file may be given by itself and by its folder.
        files = [.. files.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Names of given files that nothing in the mapping meant.</summary>
    public IReadOnlyList<string> Unused => [.. files.Where(file => !used.Contains(file)).Select(file => Path.GetFileName(file))];

    /// <summary>The given files whose name fits, in order of name.</summary>
    /// <exception cref="DataException">FILE_MISSING if there is none and the mapping does not call it optional.</exception>
    public IReadOnlyList<string> Find(SourceFile source)
    {
        var found = files.Where(file => FileSystemName.MatchesSimpleExpression(source.Pattern, Path.GetFileName(file))).ToList();
        if (found.Count == 0 && !source.Optional)
        {
            throw new DataException(
                "FILE_MISSING",
                $"None of the given files is named '{source.Pattern}', which the mapping calls '{source.Name}'; "
                    + "give that file, or mark it 'optional: true' in the mapping."
            );
        }

        used.UnionWith(found);
        return found;
    }
}
