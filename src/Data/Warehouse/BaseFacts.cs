using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>fact_base_month: a customer in the base of a month. Delivered by the source, or else derived from history by a refresh.</summary>
public sealed class BaseMonth
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>Who.</summary>
    public int CustomerId { get; set; }

    /// <summary>Active at the instant the month starts.</summary>
    public bool ActiveOpen { get; set; }

    /// <summary>Active at the instant the month ends.</summary>
    public bool ActiveClose { get; set; }

    /// <summary>The tier at opening; for one who joined within the month, at its end.</summary>
    public Tier TierOpen { get; set; }

    /// <summary>The owning branch at opening; for one who joined within the month, at its end.</summary>
    public int BranchOpen { get; set; }

    /// <summary>The owning branch at the end.</summary>
    public int BranchClose { get; set; }

    /// <summary>Mean monthly revenue in CNY before opening.</summary>
    public double Value3m { get; set; }

    /// <summary>Completed months since joining when the month ends.</summary>
    public int TenureMonths { get; set; }

    /// <summary>Silent (沉没) at opening; for one who joined within the month, at its end.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The stage of life at opening; for one who joined within the month, at its end.</summary>
    public Lifecycle Lifecycle { get; set; }
}

/// <summary>fact_churn: a customer left.</summary>
public sealed class Churn
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who.</summary>
    public int CustomerId { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime ChurnedAt { get; set; }

    /// <summary>By whose will.</summary>
    public ChurnKind Kind { get; set; }

    /// <summary>The one primary reason.</summary>
    public ChurnReason Reason { get; set; }

    /// <summary>Who gave the reason.</summary>
    public ReasonSource ReasonSource { get; set; }

    /// <summary>When the customer came back, in UTC; null if not.</summary>
    public DateTime? WinbackAt { get; set; }
}
