namespace Kpi.Data.Warehouse;

/// <summary>mart_coverage: routine contacts, by the branch at the end of the obligation period.</summary>
public sealed class CoverageMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.RoutineContactsDue"/>
    public long Due { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.RoutineContactsMade"/>
    public long Made { get; set; }
}

/// <summary>mart_moment: special moments, by the month in which a special moment lies.</summary>
public sealed class MomentMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.MomentsDue"/>
    public long Due { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.MomentsCared"/>
    public long Cared { get; set; }
}

/// <summary>mart_plan: planned contacts, by the month in which a planned contact was due.</summary>
public sealed class PlanMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.PlanItemsDue"/>
    public long Due { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.PlanItemsDone"/>
    public long Done { get; set; }
}

/// <summary>mart_obligation: what is owed to the customers there are at the month's end, by the branch then.</summary>
public sealed class ObligationMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.VipCustomers"/>
    public long VipCustomers { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.VipsWithPolicy"/>
    public long VipsWithPolicy { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.MidHighCustomers"/>
    public long MidHighCustomers { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.MidHighAssigned"/>
    public long MidHighAssigned { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.AssignedCustomers"/>
    public long AssignedCustomers { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.PlannedCustomers"/>
    public long PlannedCustomers { get; set; }
}

/// <summary>mart_time: how managers spent the month; the tier is always unclassified.</summary>
public sealed class TimeMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.MinutesDedicated"/>
    public long MinutesDedicated { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.MinutesDedicatedMidHigh"/>
    public long MinutesDedicatedMidHigh { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.MinutesPartTime"/>
    public long MinutesPartTime { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.MinutesPartTimeMidHigh"/>
    public long MinutesPartTimeMidHigh { get; set; }
}

/// <summary>mart_sales: what was sold in the month; the tier is always unclassified.</summary>
public sealed class SalesMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.Sales"/>
    public double Sales { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.SalesByManagers"/>
    public double SalesByManagers { get; set; }
}
