using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>What every mart row is about: a month, a branch and a tier. Measures in it may be added.</summary>
public abstract class MartRow
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>The branch that the facts were counted at, usually an outlet.</summary>
    public int BranchId { get; set; }

    /// <summary>The tier at month opening.</summary>
    public Tier Tier { get; set; }
}

/// <summary>mart_base: the base and its churn, by the branch at opening; the closing base by the branch at the end.</summary>
public sealed class BaseMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.OpeningBase"/>
    public long OpeningBase { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ClosingBase"/>
    public long ClosingBase { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.AdminExits"/>
    public long AdminExits { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.OpeningValue"/>
    public double OpeningValue { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ClosingTenureMonths"/>
    public long ClosingTenureMonths { get; set; }
}

/// <summary>mart_churn: the churned of the opening base, by kind and reason.</summary>
public sealed class ChurnMart : MartRow
{
    /// <summary>By whose will; never admin.</summary>
    public ChurnKind Kind { get; set; }

    /// <summary>The primary reason.</summary>
    public ChurnReason Reason { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.Churned"/>
    public long Churned { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ChurnedValue"/>
    public double ChurnedValue { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ChurnedTenureMonths"/>
    public long ChurnedTenureMonths { get; set; }
}

/// <summary>mart_joiner: who joined in the month, by the branch and tier at joining.</summary>
public sealed class JoinerMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.Joiners"/>
    public long Joiners { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.JoinersLost"/>
    public long JoinersLost { get; set; }
}

/// <summary>mart_month: a month whose measures have been made.</summary>
public sealed class MartMonth
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>When its measures were last made, in UTC.</summary>
    public DateTime RefreshedAt { get; set; }

    /// <summary>The data version that they were made with.</summary>
    public long Version { get; set; }

    /// <summary>The number of the revision whose measures they are; null for a month that was never closed, or measured again since.</summary>
    public int? Revision { get; set; }
}

/// <summary>data_version: one row whose number rises whenever measures change, so that readers know their blocks are old.</summary>
public sealed class DataVersion
{
    /// <summary>Always 1.</summary>
    public int Id { get; set; }

    /// <summary>The number.</summary>
    public long Version { get; set; }
}
