namespace Kpi.Data.Warehouse;

/// <summary>fact_case: an attempt to keep a customer.</summary>
public sealed class RetentionCase
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who.</summary>
    public int CustomerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>What started it; null where nothing did, and such a case does not count.</summary>
    public CaseTrigger? Trigger { get; set; }

    /// <summary>When it was opened, in UTC.</summary>
    public DateTime OpenedAt { get; set; }

    /// <summary>When it was decided, in UTC; null while pending.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>How it ended.</summary>
    public CaseOutcome Outcome { get; set; }

    /// <summary>When the customer was first contacted about it, in UTC; null if not yet.</summary>
    public DateTime? FirstAttemptAt { get; set; }

    /// <summary>How often the customer was contacted about it.</summary>
    public int Attempts { get; set; }

    /// <summary>What was offered, by the source's id; null if nothing.</summary>
    public string? OfferId { get; set; }

    /// <summary>What the offer costs in CNY, not negative.</summary>
    public double OfferCost { get; set; }

    /// <summary>What handling it cost in CNY, not negative.</summary>
    public double HandlingCost { get; set; }

    /// <summary>Whether the customer was still with us 30 days after closing; null to derive it from the departures.</summary>
    public bool? Active30 { get; set; }

    /// <summary>Whether the customer was still with us 90 days after closing; null to derive it from the departures.</summary>
    public bool? Active90 { get; set; }

    /// <summary>Whether the case was drawn by lot into a group that gets no offer, so that its margin shows what comes without one.</summary>
    public bool IsControl { get; set; }

    /// <summary>Monthly revenue in CNY before the case.</summary>
    public double BaselineValue { get; set; }

    /// <summary>Margin in CNY that the customer brought within 90 days of closing; null until known.</summary>
    public double? RealisedValue90 { get; set; }
}

/// <summary>fact_warning: a sign that a customer may leave.</summary>
public sealed class Warning
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who may leave.</summary>
    public int CustomerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>When it was raised, in UTC.</summary>
    public DateTime RaisedAt { get; set; }

    /// <summary>Who or what raised it.</summary>
    public WarningSource Source { get; set; }

    /// <summary>How urgent it is.</summary>
    public WarningLevel Level { get; set; }

    /// <summary>The risk from 0 to 1; null where the source gives none.</summary>
    public double? Score { get; set; }

    /// <summary>When the customer was first contacted because of it, in UTC; null if not.</summary>
    public DateTime? FirstContactAt { get; set; }

    /// <summary>When it was closed, in UTC; null while open.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>What came of it.</summary>
    public WarningResult Result { get; set; }
}
