using Kpi.Data.Evidence;

namespace Kpi.Data.Worklists;

/// <summary>Something that was not done, with what the warehouse knows of its customer.</summary>
internal sealed class WorklistFact
{
    public required EvidenceFact Owed { get; init; }

    public required string Code { get; init; }

    public string? MaskedName { get; init; }

    public bool InWritingOnly { get; init; }

    /// <summary>Whether the customer belongs to the outlet today.</summary>
    public bool IsOwn { get; init; }

    public bool HasLeft { get; init; }

    public bool IsWithdrawn { get; init; }

    public double? Value { get; init; }

    /// <summary>Whether a warning was raised in the month or the two before.</summary>
    public bool IsWarned { get; init; }

    /// <summary>The score of the last such warning.</summary>
    public double? Risk { get; init; }
}
