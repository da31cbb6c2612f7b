namespace Kpi.Data.Import.Staging;

/// <summary>A row on its way to the warehouse.</summary>
/// <param name="Row">The row.</param>
/// <param name="Sequence">Its place among all of its target's.</param>
/// <param name="File">The number of the file that it comes from.</param>
/// <param name="Line">The line in that file.</param>
/// <param name="Quiet">If its key comes again, that is no fault.</param>
internal readonly record struct Staged<T>(T Row, long Sequence, int File, long Line, bool Quiet);

/// <summary>A staged row that shall not be loaded.</summary>
internal readonly record struct StagedPlace(long Sequence, int File, long Line, bool Quiet);

/// <summary>What a merge did.</summary>
/// <param name="Loaded">Rows that were new or changed a row.</param>
/// <param name="Unchanged">Rows that the warehouse already had.</param>
internal readonly record struct Merged(long Loaded, long Unchanged);
