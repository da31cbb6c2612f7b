namespace Kpi.Data.Warehouse;

/// <summary>How far a run of an import came.</summary>
public enum ImportState
{
    /// <summary>All of it is in the warehouse.</summary>
    Loaded,

    /// <summary>At work, or killed: the next import calls it interrupted.</summary>
    Running,

    /// <summary>It failed or was stopped; nothing of it is in the warehouse.</summary>
    Failed,

    /// <summary>Its process ended before it; nothing of it is in the warehouse.</summary>
    Interrupted,
}

/// <summary>import_batch: one run of an import.</summary>
public sealed class ImportBatch
{
    /// <summary>The number of the run, from 1.</summary>
    public int Id { get; set; }

    /// <summary>The mapping's file name.</summary>
    public required string Mapping { get; set; }

    /// <summary>SHA-256 of the mapping's text, in hexadecimal.</summary>
    public string MappingHash { get; set; } = "";

    /// <summary>Who ran it: the name given, else the account of the operating system.</summary>
    public string By { get; set; } = "";

    /// <summary>How far it came.</summary>
    public ImportState State { get; set; }

    /// <summary>Why it failed, as it was told: a code and a sentence; null unless it did.</summary>
    public string? Failure { get; set; }

    /// <summary>When the run began, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When it ended, in UTC; null while it runs or if it was killed.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>The data version at its end, which says what closings it came after, whatever the clocks showed; 0 unless it loaded.</summary>
    public long DataVersion { get; set; }

    /// <summary>Source rows read.</summary>
    public long RowsRead { get; set; }

    /// <summary>Rows that were new or changed a row.</summary>
    public long Loaded { get; set; }

    /// <summary>Rows that the warehouse already had.</summary>
    public long Unchanged { get; set; }

    /// <summary>Rows that failed.</summary>
    public long Rejected { get; set; }
}

/// <summary>import_file: a file of one run.</summary>
public sealed class ImportFile
{
    /// <summary>The run.</summary>
    public int BatchId { get; set; }

    /// <summary>The number within the run, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The file's name without folders.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of its bytes, in hexadecimal; null for a query.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Its size; 0 for a query.</summary>
    public long Bytes { get; set; }

    /// <summary>Rows read from it; 0 unless the run is loaded.</summary>
    public long RowsRead { get; set; }

    /// <summary>Rows of it that failed; 0 unless the run is loaded.</summary>
    public long Rejected { get; set; }
}

/// <summary>import_control: what one run's rows of a target add up to, to be compared with what the source says.</summary>
public sealed class ImportControl
{
    /// <summary>The run.</summary>
    public int BatchId { get; set; }

    /// <summary>The target's name in the mapping.</summary>
    public required string Target { get; set; }

    /// <summary>The column of the warehouse.</summary>
    public required string Field { get; set; }

    /// <summary>Rows that have a value.</summary>
    public long Filled { get; set; }

    /// <summary>The sum of a numeric column over accepted rows, be they new, changed or unchanged; null for dates.</summary>
    public double? Total { get; set; }

    /// <summary>The earliest date or time, in UTC; null for numbers.</summary>
    public DateTime? Earliest { get; set; }

    /// <summary>The latest date or time, in UTC; null for numbers.</summary>
    public DateTime? Latest { get; set; }
}

/// <summary>import_reject: a row that failed, and why.</summary>
public sealed class ImportReject
{
    /// <summary>The run.</summary>
    public int BatchId { get; set; }

    /// <summary>The number within the run, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The source file's name.</summary>
    public required string File { get; set; }

    /// <summary>The line in the file, 1 for the first.</summary>
    public long Line { get; set; }

    /// <summary>The source column.</summary>
    public required string Column { get; set; }

    /// <summary>What stood there.</summary>
    public required string Value { get; set; }

    /// <summary>A stable code, such as <c>BAD_DATE</c>.</summary>
    public required string Code { get; set; }

    /// <summary>One sentence that says why.</summary>
    public required string Reason { get; set; }
}

/// <summary>import_month: a month whose facts a run changed.</summary>
public sealed class ImportMonth
{
    /// <summary>The run.</summary>
    public int BatchId { get; set; }

    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }
}

/// <summary>dirty_month: a month whose facts changed after its measures were made.</summary>
public sealed class DirtyMonth
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>The import that changed it last.</summary>
    public int BatchId { get; set; }
}

/// <summary>delivered_month: a month whose base the source delivered, so that no refresh derives it.</summary>
public sealed class DeliveredMonth
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }
}
