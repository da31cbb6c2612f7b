namespace Kpi.Data.Worklists;

/// <summary>What an outlet's customers are owed.</summary>
/// <param name="Owed">How many things: the KPI's denominator.</param>
/// <param name="Met">How many of them were done: its numerator.</param>
/// <param name="InTime">How many were not, and their time has not passed.</param>
public readonly record struct WorklistTotals(int Owed, int Met, int InTime)
{
    /// <summary>How many were not done: the items of the list.</summary>
    public int Missing => Owed - Met;
}
