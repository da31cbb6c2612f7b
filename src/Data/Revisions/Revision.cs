namespace Kpi.Data.Revisions;

/// <summary>month_revision: a month's measures as they were closed. Rows are added, never changed.</summary>
public sealed class Revision
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>1 for the first closing; one more for each correction.</summary>
    public int Number { get; set; }

    /// <summary>SHA-256 of the canonical measures: 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>When it was closed, in UTC.</summary>
    public DateTime ClosedAt { get; set; }

    /// <summary>Who closed it.</summary>
    public required string ClosedBy { get; set; }

    /// <summary>The data version that its closing made: by it closings stand in their order, whatever the clocks of those who closed showed.</summary>
    public long DataVersion { get; set; }

    /// <summary>The canonical measures, compressed by Brotli (docs/revisions.md).</summary>
    public required byte[] Measures { get; set; }
}
