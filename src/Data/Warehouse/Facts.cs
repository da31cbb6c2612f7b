using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>fact_base_month: a customer in the base of a month. Derived from history by a refresh.</summary>
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

    /// <summary>When the customer came back, in UTC; null if not.</summary>
    public DateTime? WinbackAt { get; set; }
}

/// <summary>fact_complaint.</summary>
public sealed class Complaint
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who complained; null where the source does not say.</summary>
    public int? CustomerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>When it was opened, in UTC.</summary>
    public DateTime OpenedAt { get; set; }

    /// <summary>The business day of <see cref="OpenedAt"/>.</summary>
    public DateOnly OpenedOn { get; set; }

    /// <summary>When it was settled, in UTC; null while open.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>The business day of <see cref="SettledAt"/>.</summary>
    public DateOnly? SettledOn { get; set; }

    /// <summary>Whether it was found justified.</summary>
    public bool Justified { get; set; }
}

/// <summary>fact_survey.</summary>
public sealed class Survey
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who was asked; null where the source does not say.</summary>
    public int? CustomerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>The survey wave.</summary>
    public required string Wave { get; set; }

    /// <summary>When it was sent, in UTC; its month is the cohort.</summary>
    public DateTime SentAt { get; set; }

    /// <summary>Whether it did not arrive.</summary>
    public bool Bounced { get; set; }

    /// <summary>When it was answered, in UTC; null if not.</summary>
    public DateTime? RespondedAt { get; set; }

    /// <summary>The satisfaction score, 1 to <see cref="CsatMax"/>; null if not answered.</summary>
    public int? Csat { get; set; }

    /// <summary>The best score: 5 or 10.</summary>
    public int CsatMax { get; set; }
}

/// <summary>fact_case: an attempt to keep a customer.</summary>
public sealed class RetentionCase
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who.</summary>
    public int CustomerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>What started it; a case without a trigger does not count.</summary>
    public CaseTrigger Trigger { get; set; }

    /// <summary>When it was opened, in UTC.</summary>
    public DateTime OpenedAt { get; set; }

    /// <summary>When it was decided, in UTC; null while pending.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>How it ended.</summary>
    public CaseOutcome Outcome { get; set; }
}

/// <summary>fact_contact.</summary>
public sealed class Contact
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who was contacted.</summary>
    public int CustomerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>By what means.</summary>
    public ContactMode Mode { get; set; }

    /// <summary>To one customer or to many at once.</summary>
    public ContactAddressing Addressing { get; set; }

    /// <summary>Whether it reached its purpose.</summary>
    public bool Effective { get; set; }
}
