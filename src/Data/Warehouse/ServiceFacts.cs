namespace Kpi.Data.Warehouse;

/// <summary>fact_complaint: a customer complained.</summary>
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

    /// <summary>When it was opened again, in UTC; null if it stayed settled.</summary>
    public DateTime? ReopenedAt { get; set; }

    /// <summary>Until when it must be settled, in UTC; null for the 15 days after opening that the rules give.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; set; }

    /// <summary>What it is about, by the source's code; a repeat by the same customer within 7 days is no complaint of its own. Null where unknown.</summary>
    public string? Issue { get; set; }
}

/// <summary>fact_survey: a customer was asked how satisfied they are.</summary>
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

    /// <summary>How likely the customer recommends us, 0 to 10; null if not answered.</summary>
    public int? Nps { get; set; }

    /// <summary>The score for reliability, 1 to <see cref="CsatMax"/>; null if not answered.</summary>
    public int? Reliability { get; set; }

    /// <summary>The score for assurance, 1 to <see cref="CsatMax"/>; null if not answered.</summary>
    public int? Assurance { get; set; }

    /// <summary>The score for tangibles, 1 to <see cref="CsatMax"/>; null if not answered.</summary>
    public int? Tangibles { get; set; }

    /// <summary>The score for empathy, 1 to <see cref="CsatMax"/>; null if not answered.</summary>
    public int? Empathy { get; set; }

    /// <summary>The score for responsiveness, 1 to <see cref="CsatMax"/>; null if not answered.</summary>
    public int? Responsiveness { get; set; }
}
