namespace Kpi.Data.Warehouse;

/// <summary>
/// A moment of a command that writes. Where the environment variable <c>KPI_STOP_AT</c> names one, the process says <c>stopped at</c> and its name on standard
/// error when it gets there, and waits for ever. For tests only, which kill it there.
/// </summary>
internal sealed class StopPoint
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "KPI_STOP_AT";

    /// <summary>The tables are new or changed, and the lock is still held.</summary>
    public static readonly StopPoint TablesMade = new("tables-made");

    /// <summary>The ledger knows of the import; nothing has been read.</summary>
    public static readonly StopPoint ImportBegun = new("import-begun");

    /// <summary>All rows stand in staging tables.</summary>
    public static readonly StopPoint ImportStaged = new("import-staged");

    /// <summary>Some rows are merged, others are not.</summary>
    public static readonly StopPoint ImportMerging = new("import-merging");

    /// <summary>All rows are merged and the ledger completed, in a transaction that is still open.</summary>
    public static readonly StopPoint ImportBeforeCommit = new("import-before-commit");

    /// <summary>The rows are in; what the import put aside is still there.</summary>
    public static readonly StopPoint ImportCommitted = new("import-committed");

    /// <summary>A month's measures are removed and not made yet.</summary>
    public static readonly StopPoint RefreshMeasuring = new("refresh-measuring");

    /// <summary>A month's measures are made, in a transaction that is still open.</summary>
    public static readonly StopPoint RefreshBeforeCommit = new("refresh-before-commit");

    /// <summary>A month's measures are in; the lock is still held.</summary>
    public static readonly StopPoint RefreshCommitted = new("refresh-committed");

    /// <summary>A month's revision is written, in a transaction that is still open.</summary>
    public static readonly StopPoint CloseBeforeCommit = new("close-before-commit");

    /// <summary>A month is closed; the lock is still held.</summary>
    public static readonly StopPoint CloseCommitted = new("close-committed");

    private static readonly Lazy<StopPoint?> Chosen = new(() => Find(Environment.GetEnvironmentVariable(Variable)));

    private StopPoint(string name) => Name = name;

    /// <summary>All of them, in the order in which a command gets there.</summary>
    public static IReadOnlyList<StopPoint> All { get; } =
    [
        TablesMade,
        ImportBegun,
        ImportStaged,
        ImportMerging,
        ImportBeforeCommit,
        ImportCommitted,
        RefreshMeasuring,
        RefreshBeforeCommit,
        RefreshCommitted,
        CloseBeforeCommit,
        CloseCommitted,
    ];

    /// <summary>As the variable names it.</summary>
    public string Name { get; }

    /// <summary>Says that the command got here; returns at once, but never where the variable names this point.</summary>
    /// <exception cref="DataException"><c>STOP_POINT_UNKNOWN</c>: the variable names no point.</exception>
    public async Task ReachAsync(CancellationToken cancellation)
    {
        if (Chosen.Value == this)
        {
            await Console.Error.WriteLineAsync($"stopped at {Name}");
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
    }

    /// <summary>The point of a name; null for none.</summary>
    /// <exception cref="DataException"><c>STOP_POINT_UNKNOWN</c>.</exception>
    internal static StopPoint? Find(string? name) =>
        string.IsNullOrEmpty(name)
            ? null
            : All.FirstOrDefault(point => point.Name == name)
                ?? throw new DataException(
                    "STOP_POINT_UNKNOWN",
                    $"{Variable} is '{name}'; it is for tests only and knows {string.Join(", ", All.Select(point => point.Name))}. Unset it."
                );
}
