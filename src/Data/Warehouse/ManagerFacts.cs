namespace Kpi.Data.Warehouse;

/// <summary>fact_assignment: a manager looks after a customer for a time.</summary>
public sealed class Assignment
{
    /// <summary>Who is looked after.</summary>
    public int CustomerId { get; set; }

    /// <summary>The manager, by the source's id.</summary>
    public required string ManagerId { get; set; }

    /// <summary>From this UTC instant on.</summary>
    public DateTime ValidFrom { get; set; }

    /// <summary>Until just before this UTC instant; null while it holds.</summary>
    public DateTime? ValidTo { get; set; }

    /// <summary>Whether that is the manager's whole work.</summary>
    public ManagerRole Role { get; set; }
}

/// <summary>fact_time: how a manager spent a day.</summary>
public sealed class ManagerTime
{
    /// <summary>The manager, by the source's id.</summary>
    public required string ManagerId { get; set; }

    /// <summary>The business day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The branch stamped on it.</summary>
    public int BranchId { get; set; }

    /// <summary>The manager's role that day.</summary>
    public ManagerRole Role { get; set; }

    /// <summary>Minutes worked, 0 to 1,440.</summary>
    public int MinutesTotal { get; set; }

    /// <summary>Those of <see cref="MinutesTotal"/> spent on mid-high customers.</summary>
    public int MinutesMidHigh { get; set; }
}

/// <summary>fact_sales: what an outlet sold in a month.</summary>
public sealed class Sales
{
    /// <summary>The outlet.</summary>
    public int BranchId { get; set; }

    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>Everything sold, in CNY.</summary>
    public double AmountTotal { get; set; }

    /// <summary>Those of <see cref="AmountTotal"/> sold by customer managers.</summary>
    public double AmountByManager { get; set; }
}
