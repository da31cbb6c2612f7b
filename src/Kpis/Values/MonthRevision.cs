namespace Kpi.Kpis.Values;

/// <summary>How far the closing of a month has come.</summary>
public enum MonthClosing
{
    /// <summary>Live: numbers follow the facts.</summary>
    Open,

    /// <summary>Closed once, and measured again since, or an earlier month that its values look at was: live numbers may differ from its last revision.</summary>
    Provisional,

    /// <summary>Frozen under a fingerprint.</summary>
    Closed,
}

/// <summary>Which state of a month's measures a value was computed from.</summary>
/// <param name="Closing">How far the closing of the month has come.</param>
/// <param name="Number">0 while the month was never closed; then the number of the revision, from 1.</param>
public readonly record struct MonthRevision(MonthClosing Closing, int Number)
{
    /// <summary>Open, never closed.</summary>
    public static MonthRevision Live => default;
}

/// <summary>A revision of a month, as what an answer may be asked as of.</summary>
/// <param name="Month">The month that was closed.</param>
/// <param name="Number">Which of its revisions, from 1.</param>
public readonly record struct RevisionId(Month Month, int Number);
