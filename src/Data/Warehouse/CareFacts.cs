namespace Kpi.Data.Warehouse;

/// <summary>fact_contact: somebody of ours was in touch with a customer.</summary>
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

    /// <summary>What it was for.</summary>
    public ContactType Type { get; set; }

    /// <summary>The manager who made it, by the source's id; null if nobody in particular.</summary>
    public string? ManagerId { get; set; }

    /// <summary>The planned contact that it fulfils; null if none.</summary>
    public string? PlanItemId { get; set; }

    /// <summary>The special moment that it honours; null if none.</summary>
    public string? MomentId { get; set; }
}

/// <summary>fact_moment: a day that matters to a customer.</summary>
public sealed class Moment
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Whose.</summary>
    public int CustomerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>The business day.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The UTC instant at which <see cref="Date"/> begins.</summary>
    public DateTime BeginsAt { get; set; }

    /// <summary>What day it is.</summary>
    public MomentKind Kind { get; set; }
}

/// <summary>fact_plan_item: a contact that was planned.</summary>
public sealed class PlanItem
{
    /// <summary>The source's key.</summary>
    public required string Id { get; set; }

    /// <summary>Who is to make it, by the source's id.</summary>
    public required string ManagerId { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>Whom to contact.</summary>
    public int CustomerId { get; set; }

    /// <summary>The business day by which it is due.</summary>
    public DateOnly DueDate { get; set; }

    /// <summary>The UTC instant at which <see cref="DueDate"/> ends: done before it is done in time.</summary>
    public DateTime DueBefore { get; set; }

    /// <summary>When it was approved, in UTC; null if not.</summary>
    public DateTime? ApprovedAt { get; set; }

    /// <summary>When it was cancelled, in UTC; null if not.</summary>
    public DateTime? CancelledAt { get; set; }

    /// <summary>The contact that fulfilled it; null if none did.</summary>
    public string? DoneContactId { get; set; }
}

/// <summary>fact_policy: a service policy that a customer enjoys for a time.</summary>
public sealed class Policy
{
    /// <summary>Who.</summary>
    public int CustomerId { get; set; }

    /// <summary>Which policy.</summary>
    public ServicePolicy Kind { get; set; }

    /// <summary>From this UTC instant on.</summary>
    public DateTime ValidFrom { get; set; }

    /// <summary>Until just before this UTC instant; null while it holds.</summary>
    public DateTime? ValidTo { get; set; }
}
