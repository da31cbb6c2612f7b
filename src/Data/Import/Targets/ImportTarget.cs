using Kpi.Data.Import.Rows;

namespace Kpi.Data.Import.Targets;

/// <summary>A table that a mapping can fill.</summary>
internal abstract class ImportTarget(string name, params TargetField[] fields)
{
    /// <summary>Its name in a mapping.</summary>
    public string Name => name;

    public IReadOnlyList<TargetField> Fields => fields;

    /// <summary>Reads a row for its faults alone.</summary>
    public abstract void Judge(MappedRow row);

    /// <summary>Reads, validates and puts aside everything that the mapping has for this target; the warehouse stays as it is.</summary>
    public abstract Task StageAsync(ImportRun run);

    /// <summary>Brings what was put aside into the warehouse.</summary>
    public abstract Task MergeAsync(ImportRun run);
}
