namespace Kpi.Kpis.Catalogue;

/// <summary>What a value counts, and so how it is shown.</summary>
public enum KpiUnit
{
    /// <summary>A fraction, shown as a percentage: 0.0028 is 0.28%.</summary>
    Percent,

    /// <summary>So many in a thousand, shown with ‰: 1.19 is 1.19‰.</summary>
    PerMille,

    /// <summary>Points from 0 to 100.</summary>
    Points,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Yuan renminbi; may be negative.</summary>
    Cny,

    /// <summary>Points of a net promoter score, −100 to 100.</summary>
    NetPoints,

    /// <summary>A difference of two fractions, shown in percentage points: 0.074 is 7.40 pp.</summary>
    PercentagePoints,
}

/// <summary>Which way is better.</summary>
public enum KpiDirection
{
    /// <summary>Lower is better.</summary>
    Lower,

    /// <summary>Higher is better.</summary>
    Higher,

    /// <summary>Neither way is better: shown, never judged.</summary>
    Neutral,
}
