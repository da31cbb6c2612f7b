namespace Kpi.Data.Warehouse;

/// <summary>import_batch: one run of an import.</summary>
public sealed class ImportBatch
{
    /// <summary>The number of the run, from 1.</summary>
    public int Id { get; set; }

    /// <summary>The mapping's file name.</summary>
    public required string Mapping { get; set; }

    /// <summary>When the run began, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>Rows that were new or changed a row.</summary>
    public long Loaded { get; set; }

    /// <summary>Rows that the warehouse already had.</summary>
    public long Unchanged { get; set; }

    /// <summary>Rows that failed.</summary>
    public long Rejected { get; set; }
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
