namespace Kpi.Kpis.Values;

/// <summary>When in its month a measure is taken; this decides how months of it become one period.</summary>
public enum MeasureTiming
{
    /// <summary>Happens during the month; a period has the sum.</summary>
    During,

    /// <summary>Is there when the month starts; a period has its first month's.</summary>
    AtStart,

    /// <summary>Is there when the month ends; a period has its last month's.</summary>
    AtEnd,
}

/// <summary>Says of each measure when it is taken.</summary>
public static class MeasureTimings
{
    /// <summary>When a measure is taken.</summary>
    public static MeasureTiming Of(Measure measure) =>
        measure switch
        {
            Measure.OpeningBase or Measure.OpeningValue or Measure.ComplaintsBacklog => MeasureTiming.AtStart,
            Measure.ClosingBase
            or Measure.ClosingTenureMonths
            or Measure.AssignedCustomers
            or Measure.VipCustomers
            or Measure.VipsWithPolicy
            or Measure.MidHighCustomers
            or Measure.MidHighAssigned => MeasureTiming.AtEnd,
            _ => MeasureTiming.During,
        };
}
