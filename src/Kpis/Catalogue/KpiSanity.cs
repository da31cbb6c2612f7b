namespace Kpi.Kpis.Catalogue;

/// <summary>What a value of a KPI should satisfy; one that does not is flagged, never clipped (spec section 0).</summary>
public sealed record KpiSanity
{
    /// <summary>Nothing but what follows from the formula.</summary>
    public static KpiSanity None { get; } = new();

    /// <summary>The least possible value, in the KPI's unit; null if there is none.</summary>
    public double? Low { get; init; }

    /// <summary>The greatest possible value, in the KPI's unit; null if there is none.</summary>
    public double? High { get; init; }

    /// <summary>Beyond this, in the worse direction, a value is possible but alarming; null if there is no such value.</summary>
    public double? Alarm { get; init; }

    /// <summary>A KPI that this one cannot exceed; null if there is none.</summary>
    public KpiDefinition? AtMost { get; init; }

    /// <summary>A KPI of how many answered; null if answers play no part.</summary>
    public KpiDefinition? ResponseRate { get; init; }

    /// <summary>Below this <see cref="ResponseRate"/>, those who did not answer may well think otherwise.</summary>
    public double LeastResponseRate { get; init; }
}
