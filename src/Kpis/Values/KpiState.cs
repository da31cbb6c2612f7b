namespace Kpi.Kpis.Values;

/// <summary>How far a value can be relied on (spec section 0).</summary>
public enum KpiState
{
    /// <summary>Complete and large enough to judge; the month is not closed.</summary>
    Ok,

    /// <summary>No value: the denominator is 0, or a median is not reached; never ranked, never averaged.</summary>
    NoData,

    /// <summary>The denominator is below the KPI's minimum: shown with its interval, never coloured, ranked or scored.</summary>
    SmallN,

    /// <summary>The observation window is still open; the value may yet change.</summary>
    Immature,

    /// <summary>The month is running.</summary>
    Partial,

    /// <summary>Complete and large enough to judge, but before the lock on working day 5: late facts may still change it.</summary>
    Prelim,

    /// <summary>Complete and large enough to judge, and the month is closed.</summary>
    Final,
}

/// <summary>How a value stands to its target.</summary>
public enum KpiStatus
{
    /// <summary>As good as the target or better.</summary>
    Met,

    /// <summary>Short of the target by no more than a tenth of it; of a target by interval, better than it but not beyond chance.</summary>
    Near,

    /// <summary>Short of the target by more than that.</summary>
    Missed,
}

/// <summary>What is wrong with a value, or may be. A flagged value is shown as it is, never clipped.</summary>
public enum KpiFlagKind
{
    /// <summary>The value cannot be, or is outside the KPI's bounds: check the facts behind it. It has no status; one that cannot be is neither compared nor scored.</summary>
    OutOfBounds,

    /// <summary>The value can be, but is so bad that someone should look at once.</summary>
    Alarm,

    /// <summary>Too few answered: those who did not may think otherwise.</summary>
    NonResponseRisk,
}

/// <summary>What the states mean for whoever judges.</summary>
public static class KpiStates
{
    /// <summary>Whether a value in this state is complete and large enough to be judged.</summary>
    public static bool IsJudged(this KpiState state) => state is KpiState.Ok or KpiState.Prelim or KpiState.Final;
}
