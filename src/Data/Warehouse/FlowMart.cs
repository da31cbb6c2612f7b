namespace Kpi.Data.Warehouse;

/// <summary>mart_flow: what changed the base within the month, by the branch at that instant.</summary>
public sealed class FlowMart : MartRow
{
    /// <summary>Customers who joined.</summary>
    public long Joins { get; set; }

    /// <summary>Customers who came back.</summary>
    public long Reactivations { get; set; }

    /// <summary>Departures of any kind, admin exits among them.</summary>
    public long Exits { get; set; }
}

/// <summary>mart_transfer: active customers who went from one branch to another within the month; <see cref="MartRow.BranchId"/> is the one they left.</summary>
public sealed class TransferMart : MartRow
{
    /// <summary>The branch that they came to.</summary>
    public int ToBranchId { get; set; }

    /// <summary>How many.</summary>
    public long Customers { get; set; }
}
