using Kpi.Data.Warehouse;

namespace Kpi.Data.Import;

/// <summary>What an import shall do beyond loading files.</summary>
public sealed record ImportOptions
{
    /// <summary>Rejected rows of one import beyond which it is refused: then the mapping is wrong, not the rows.</summary>
    public int MaxRejects { get; init; } = 1_000_000;

    /// <summary>Reject files that have been corrected: only their rows are loaded.</summary>
    public IReadOnlyList<string> CorrectedPaths { get; init; } = [];

    /// <summary>Validates everything, says what would happen, and loads nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Reads files again that have been loaded already.</summary>
    public bool Again { get; init; }

    /// <summary>Who runs it; the account of the operating system if not said.</summary>
    public string By { get; init; } = Environment.UserName;

    /// <summary>How long to wait for another process that writes to the warehouse.</summary>
    public TimeSpan Patience { get; init; } = WarehouseLock.DefaultPatience;

    /// <summary>Hears sentences that are worth knowing before anything loads.</summary>
    public Action<string>? Notice { get; init; }
}
