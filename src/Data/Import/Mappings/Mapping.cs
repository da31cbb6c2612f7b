using Kpi.Data.Import.Sources;

namespace Kpi.Data.Import.Mappings;

/// <summary>How the files of one source become rows of the warehouse; written by a data engineer in YAML (docs/importing.md).</summary>
public sealed class Mapping
{
    internal Mapping(string fileName, string hash, IReadOnlyList<SourceFile> files, IReadOnlyList<Load> loads)
    {
        FileName = fileName;
        Hash = hash;
        Files = files;
        Loads = loads;
    }

    /// <summary>The mapping's file name, which the batch ledger keeps.</summary>
    public string FileName { get; }

    /// <summary>SHA-256 of its text in lower-case hexadecimal.</summary>
    public string Hash { get; }

    internal IReadOnlyList<SourceFile> Files { get; }

    internal IReadOnlyList<Load> Loads { get; }

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="DataException">FILE_NOT_FOUND or FILE_UNREADABLE; or MAPPING_INVALID with every problem and its line.</exception>
    public static Mapping Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DataException("FILE_NOT_FOUND", $"'{path}' is a folder; give the mapping file in it after --mapping.");
        }

        if (!File.Exists(path))
        {
            throw new DataException("FILE_NOT_FOUND", $"There is no mapping file '{path}'; check the path after --mapping.");
        }

        try
        {
            return MappingParser.Parse(File.ReadAllText(path), Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw FileScan.Unreadable(path, cannot);
        }
    }

    /// <summary>Reads a mapping from its text.</summary>
    /// <exception cref="DataException">MAPPING_INVALID with every problem and its line.</exception>
    public static Mapping Parse(string yaml, string fileName) => MappingParser.Parse(yaml, fileName, Environment.CurrentDirectory);
}

/// <summary>One kind of source file, and how its cells are written.</summary>
internal sealed record SourceFile(string Name, int Line)
{
    /// <summary>The file name with <c>*</c> and <c>?</c>.</summary>
    public required string Pattern { get; init; }

    /// <summary>The sheet of a workbook; its first where null.</summary>
    public string? Sheet { get; init; }

    /// <summary>A query on another database instead of a file.</summary>
    public SourceQuery? Query { get; init; }

    /// <summary>An import may leave it out.</summary>
    public bool Optional { get; init; }

    /// <summary>The column by which other files find a row of this one.</summary>
    public ColumnRef? Key { get; init; }

    /// <summary>Other files by name, with this file's column that holds their key.</summary>
    public required IReadOnlyDictionary<string, ColumnRef> Joins { get; init; }

    public required SourceFormat Format { get; init; }
}

/// <summary>A query on another database.</summary>
/// <param name="SqliteFile">A SQLite file; null for SQL Server.</param>
/// <param name="ServerVariable">The environment variable that holds the connection string of a SQL Server; null for SQLite.</param>
/// <param name="Statement">What is asked.</param>
internal sealed record SourceQuery(string? SqliteFile, string? ServerVariable, string Statement);

/// <summary>How cells are written: the mapping's settings, or those of one file.</summary>
internal sealed record SourceFormat
{
    /// <summary>Name of the encoding; where null, the file's bytes decide.</summary>
    public string? Encoding { get; init; }

    /// <summary>What parts cells; where null, the file's header decides.</summary>
    public char? Delimiter { get; init; }

    /// <summary>What encloses cells that hold a delimiter or a line break.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>.NET format strings of dates and times, tried in order.</summary>
    public IReadOnlyList<string> Times { get; init; } =
    ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>The zone of times without an offset; the business zone where null.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Texts that mean an empty cell.</summary>
    public IReadOnlyList<string> Empty { get; init; } = [];
}

/// <summary>A column of the row itself (<see cref="File"/> null), or of the row that a join finds.</summary>
internal sealed record ColumnRef(string? File, string Column, int Line)
{
    public override string ToString() => File is null ? Column : $"{File}.{Column}";
}

/// <summary>Rows of one file become rows of one target.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Source">The file; null for one row of constants.</param>
/// <param name="Distinct">A key seen before is passed over in silence.</param>
/// <param name="Where">All must hold for a row to count.</param>
/// <param name="Fields">The target's fields by name.</param>
/// <param name="Line">Where the mapping says so.</param>
internal sealed record Load(
    string Target,
    SourceFile? Source,
    bool Distinct,
    IReadOnlyList<Condition> Where,
    IReadOnlyDictionary<string, FieldRule> Fields,
    int Line
)
{
    /// <summary>Days after leaving within which a customer comes back as the same one (spec section 0); only churn has them.</summary>
    public int WinbackDays { get; init; } = 180;

    /// <summary>Every column that the load reads.</summary>
    public IEnumerable<ColumnRef> Columns =>
        Fields
            .Values.SelectMany(rule => rule.Where.Select(condition => condition.Column).Prepend(rule.Column))
            .Concat(Where.Select(condition => condition.Column))
            .OfType<ColumnRef>();
}

/// <summary>Where a field's value comes from.</summary>
internal sealed record FieldRule
{
    /// <summary>The column; null for a constant.</summary>
    public ColumnRef? Column { get; init; }

    public string? Constant { get; init; }

    /// <summary>The source's words for ours.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>Our value where the cell is empty or the map does not know it.</summary>
    public string? Default { get; init; }

    /// <summary>Formats for this field alone.</summary>
    public IReadOnlyList<string>? Times { get; init; }

    /// <summary>Where one does not hold, the field is empty.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];
}

/// <summary>Something that must hold for a cell.</summary>
/// <param name="Column">The cell.</param>
/// <param name="Present">It must be filled (true) or empty (false); null for no such demand.</param>
/// <param name="Among">It must be one of these, or if <paramref name="Negated"/> none of these.</param>
/// <param name="Negated">Turns <paramref name="Among"/> round.</param>
internal sealed record Condition(ColumnRef Column, bool? Present, IReadOnlySet<string>? Among, bool Negated)
{
    public bool Holds(string? cell) =>
        (Present is null || Present == cell is not null) && (Among is null || Among.Contains(cell ?? "") != Negated);
}
