using Kpi.Data.Evidence;
using Kpi.Kpis;

namespace Kpi.Data.Worklists;

/// <summary>What customers are owed, by the KPI that counts it.</summary>
public enum WorklistKind
{
    /// <summary>A routine contact (V01): every month for diamond, platinum and gold; for silver one in a quarter, listed in its last month.</summary>
    Routine,

    /// <summary>A contact on the day of a special moment or the three days before (V02).</summary>
    Moment,

    /// <summary>A planned contact by its day (V03).</summary>
    Plan,

    /// <summary>A contact within 72 hours of a warning (V05).</summary>
    Warning,
}

/// <summary>Whether something that is owed can be done.</summary>
public enum WorklistStanding
{
    /// <summary>It can be done now.</summary>
    Open,

    /// <summary>It is too early: what is done now does not count.</summary>
    NotYet,

    /// <summary>Nothing is to be done any more; it counts as missed. The reasons say why.</summary>
    Over,
}

/// <summary>What to know of an item.</summary>
public enum WorklistReason
{
    /// <summary>Its time has passed.</summary>
    Overdue,

    /// <summary>The customer has left.</summary>
    Left,

    /// <summary>The plan item was cancelled, but too late not to count, or the warning was closed.</summary>
    Withdrawn,

    /// <summary>The customer belongs to another outlet by now; who it is, is told there.</summary>
    Moved,

    /// <summary>Its time ends within three days.</summary>
    DueSoon,

    /// <summary>A warning was raised of the customer in the month or the two before.</summary>
    AtRisk,

    /// <summary>The customer asked for no calls (免打扰): write.</summary>
    InWritingOnly,
}

/// <summary>Something that is owed to a customer and was not done. What is told of the customer, is told to the manager of the outlet alone.</summary>
/// <param name="Key">The source's key of the moment, plan item or warning; of a routine contact the month and a pseudonym of the customer, as in evidence.</param>
/// <param name="Standing">Whether it can be done now.</param>
/// <param name="OpensAt">From when it can be done, in UTC; null where it always could.</param>
/// <param name="DueBy">Until when it can be done, in UTC.</param>
/// <param name="Tier">The tier that it counts under.</param>
/// <param name="Reasons">What to know before the customer is contacted.</param>
/// <param name="Risk">The score of the customer's last warning in the month or the two before, 0 to 1; null without one or where it has none.</param>
/// <param name="MonthlyValue">The customer's mean monthly revenue in CNY when the month began; null if that is not known.</param>
/// <param name="Customer">Whose it is, masked; null where the viewer must not know.</param>
public sealed record WorklistItem(
    string Key,
    WorklistStanding Standing,
    DateTime? OpensAt,
    DateTime DueBy,
    Tier Tier,
    IReadOnlyList<WorklistReason> Reasons,
    double? Risk,
    double? MonthlyValue,
    MaskedCustomer? Customer
)
{
    /// <summary>The monthly revenue at stake, in CNY: risk times value; null where one of them is not known.</summary>
    public double? AtStake => Risk * MonthlyValue;
}
