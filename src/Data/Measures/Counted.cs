using Kpi.Data.Warehouse;

namespace Kpi.Data.Measures;

/// <summary>
/// A fact that a month's measures count, with the mart row that it alone would make. The mart is the sum of these by branch and tier;
/// evidence shows them one by one.
/// </summary>
/// <typeparam name="T">The mart's table.</typeparam>
internal sealed class Counted<T>
    where T : MartRow
{
    /// <summary>The source's key of the fact; null for a customer's month, whose key is the customer.</summary>
    public string? Key { get; init; }

    /// <summary>Whose; null where the source does not say.</summary>
    public int? CustomerId { get; init; }

    /// <summary>When it happened, in UTC; for a state the instant that it is counted at.</summary>
    public DateTime At { get; init; }

    /// <summary>What it adds to the mart, under its branch and tier; only the measures of its kind of fact are set.</summary>
    public required T Adds { get; init; }
}
