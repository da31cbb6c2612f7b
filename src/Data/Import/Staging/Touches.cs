namespace Kpi.Data.Import.Staging;

/// <summary>Which months a new, changed or former row of a target touches.</summary>
internal sealed record Touches
{
    /// <summary>Properties that hold a year, an instant in UTC, a business day, or a month's number.</summary>
    public required IReadOnlyList<string> Instants { get; init; }

    /// <summary>All months from the earliest instant on, not only its own.</summary>
    public bool Onwards { get; init; }

    /// <summary>Days before an instant that are touched, too.</summary>
    public int DaysBefore { get; init; }

    /// <summary>Days after an instant that are touched, too.</summary>
    public int DaysAfter { get; init; }

    /// <summary>All months to the end of the quarter are touched.</summary>
    public bool ThroughQuarter { get; init; }

    /// <summary>The first rows of the target touch every month that has measures: before them there were no data at all.</summary>
    public bool FirstTouchAll { get; init; }

    /// <summary>Only the months of these.</summary>
    public static Touches Within(params string[] instants) => new() { Instants = instants };

    /// <summary>All months from the earliest of these on.</summary>
    public static Touches From(params string[] instants) => new() { Instants = instants, Onwards = true };
}
