namespace Kpi.Kpis.Catalogue;

/// <summary>How a KPI of a branch comes from the branches below (spec section 0, Additivity). None of the ways averages values.</summary>
public enum RollUp
{
    /// <summary>A: numerators and denominators are summed, then divided.</summary>
    RatioOfSums,

    /// <summary>S: the values themselves are sums.</summary>
    Sum,

    /// <summary>B: computed anew from the rows, kept as counts of durations that add.</summary>
    Recompute,

    /// <summary>F: a function of another KPI, or of sums that make no quotient, evaluated after those are rolled up.</summary>
    Function,
}

/// <summary>How several months of a branch become one value, such as the year to date.</summary>
public enum MonthsRule
{
    /// <summary>Numerators and denominators are summed.</summary>
    Sum,

    /// <summary>Numerators are summed over the mean of the months' denominators (C02, Q01).</summary>
    MeanDenominator,

    /// <summary>The last month stands for all: its value is the state at its end (V04, V06).</summary>
    Last,

    /// <summary>
    /// As if the months were one: what happens is summed, what is there at the start is the first month's, what is there at the end
    /// is the last month's (Q02, whose backlog must not be summed), and durations are pooled.
    /// </summary>
    Recompute,
}

/// <summary>The months that the value of one month looks at.</summary>
public enum KpiWindow
{
    /// <summary>The month alone.</summary>
    Month,

    /// <summary>January to the month (C02).</summary>
    YearToDate,

    /// <summary>The twelve months that end with the month, as far as the warehouse has them (C03).</summary>
    LastTwelveMonths,
}
