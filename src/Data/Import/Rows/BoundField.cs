using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Sources;

namespace Kpi.Data.Import.Rows;

/// <summary>A field's rule bound to one file: column, condition, map and default, in that order.</summary>
internal sealed class BoundField
{
    private readonly FieldRule rule;
    private readonly BoundColumn? column;
    private readonly BoundConditions conditions;

    public BoundField(FieldRule rule, SourceTable? file, IReadOnlyDictionary<string, Lookup> lookups)
    {
        this.rule = rule;
        column = rule.Column is null ? null : new(rule.Column, file!, lookups);
        conditions = new(rule.Where, file, lookups);
    }

    /// <summary>The source column; empty for a constant.</summary>
    public string ColumnName => column?.Name ?? "";

    public IReadOnlyList<string>? Times => rule.Times;

    /// <summary>The cell as the source wrote it, for a fault's report.</summary>
    public string Cell(string[] cells)
    {
        Fault? ignored = null;
        return column?.Read(cells, ref ignored) ?? rule.Constant ?? "";
    }

    /// <summary>The value in our words; null if there is none.</summary>
    public string? Read(string[] cells, ref Fault? fault)
    {
        if (!conditions.Hold(cells, ref fault))
        {
            return null;
        }

        if (column is null)
        {
            return rule.Constant;
        }

        var cell = column.Read(cells, ref fault);
        if (cell is null || rule.Map is null)
        {
            return cell ?? rule.Default;
        }

        if (rule.Map.TryGetValue(cell, out var word))
        {
            return word;
        }

        if (rule.Default is null)
        {
            fault ??= new(column.Name, cell, FaultCode.BadValue, $"The mapping's value map does not have '{cell}'.");
        }

        return rule.Default;
    }
}

/// <summary>Conditions bound to one file; all must hold.</summary>
internal sealed class BoundConditions(IReadOnlyList<Condition> conditions, SourceTable? file, IReadOnlyDictionary<string, Lookup> lookups)
{
    private readonly (Condition Condition, BoundColumn Column)[] bound =
    [
        .. conditions.Select(condition => (condition, new BoundColumn(condition.Column, file!, lookups))),
    ];

    public bool Hold(string[] cells, ref Fault? fault)
    {
        foreach (var (condition, column) in bound)
        {
            if (!condition.Holds(column.Read(cells, ref fault)))
            {
                return false;
            }
        }

        return true;
    }
}
