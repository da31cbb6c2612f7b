using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Values;

/// <summary>A branch's measures in a month for some customers; null if the warehouse does not have the month.</summary>
public delegate MeasureAmounts? MeasureSource(Month month, Segment segment);

/// <summary>A branch's measures as one KPI sees them: only those of the customers asked for that its filter lets through.</summary>
internal readonly struct MeasureView(MeasureSource source, Segment segment)
{
    public MeasureAmounts? At(Month month, KpiDefinition kpi)
    {
        if (kpi.Tiers.Count == 0)
        {
            return source(month, segment);
        }

        if (segment.Tier is { } tier)
        {
            return kpi.Tiers.Contains(tier) || source(month, segment) is null ? source(month, segment) : default(MeasureAmounts);
        }

        MeasureAmounts? sum = null;
        foreach (var counted in kpi.Tiers)
        {
            if (source(month, new(counted)) is { } amounts)
            {
                sum = sum?.Add(amounts) ?? amounts;
            }
        }

        return sum;
    }
}
