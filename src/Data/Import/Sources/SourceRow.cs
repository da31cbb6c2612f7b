namespace Kpi.Data.Import.Sources;

/// <summary>Where a row stands: the file with its path, as two folders may hold the same name, and the line, 1 for the first.</summary>
internal readonly record struct RowPlace(string File, long Line);

/// <summary>One row of a table, before any mapping.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Cells">Its cells without surrounding blanks.</param>
/// <param name="Fault">What is wrong with the row itself; null if it is sound.</param>
internal readonly record struct SourceRow(RowPlace Place, string[] Cells, Fault? Fault);
