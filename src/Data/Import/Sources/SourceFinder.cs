using System.IO.Enumeration;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>Finds which of the given paths each file of a mapping means.</summary>
internal sealed class SourceFinder
{
    private readonly List<string> files = [];
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Takes files and folders; of a folder the files directly in it.</summary>
    /// <exception cref="DataException">FILE_NOT_FOUND or FILE_UNREADABLE.</exception>
    public SourceFinder(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Listing(path));
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
    /// <param name="source">Says which name.</param>
    /// <param name="suffix">What is put behind the name.</param>
    public IReadOnlyList<string> Find(SourceFile source, string suffix = "")
    {
        var found = files
            .Where(file =>
                FileSystemName.MatchesSimpleExpression(source.Pattern, Path.GetFileName(file))
                || (suffix.Length > 0 && FileSystemName.MatchesSimpleExpression(source.Pattern + suffix, Path.GetFileName(file)))
            )
            .ToList();
        used.UnionWith(found);
        return found;
    }

    private static IEnumerable<string> Listing(string folder)
    {
        try
        {
            return Directory.GetFiles(Path.GetFullPath(folder)).Order(StringComparer.Ordinal);
        }
        catch (UnauthorizedAccessException cannot)
        {
            throw FileScan.Unreadable(folder, cannot);
        }
    }
}
