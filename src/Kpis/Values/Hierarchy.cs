namespace Kpi.Kpis.Values;

/// <summary>By which branch tree values are added up (spec section 0).</summary>
public enum Hierarchy
{
    /// <summary>As-is: by today's tree whatever the month, so that a trend is about the same branches all along.</summary>
    AsIs,

    /// <summary>As-was: by the tree as it stood when the value's month ended, as published reports are.</summary>
    AsWas,
}
