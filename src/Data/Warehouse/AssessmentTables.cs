using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>dim_target: what is expected of a KPI in a year, everywhere or at one branch, level or tier.</summary>
public sealed class TargetRow
{
    /// <summary>Surrogate key, assigned by the loader.</summary>
    public int Id { get; set; }

    /// <summary>The KPI's id, such as churn_rate.</summary>
    public required string Kpi { get; set; }

    /// <summary>The year.</summary>
    public int Year { get; set; }

    /// <summary>The branch that it is for; null for all.</summary>
    public int? BranchId { get; set; }

    /// <summary>The level that it is for; null for all.</summary>
    public BranchLevel? Level { get; set; }

    /// <summary>The tier that it is for; null for all.</summary>
    public Tier? Tier { get; set; }

    /// <summary>The value that earns 0 points, in the KPI's unit.</summary>
    public double Zero { get; set; }

    /// <summary>The value that earns 60 points.</summary>
    public double Floor { get; set; }

    /// <summary>The value that earns 100 points.</summary>
    public double Target { get; set; }

    /// <summary>The value that earns 120 points.</summary>
    public double Stretch { get; set; }

    /// <summary>Where the figures come from.</summary>
    public required string Source { get; set; }
}

/// <summary>dim_scheme: a version of the rules by which branches are assessed.</summary>
public sealed class Scheme
{
    /// <summary>The scheme's code.</summary>
    public required string Code { get; set; }

    /// <summary>The version, from 1.</summary>
    public int Version { get; set; }

    /// <summary>The first month that it holds for, as 202610.</summary>
    public int FromMonth { get; set; }

    /// <summary>Weights, knots, caps, vetoes and the fee curve, as JSON; null where only another system knows them.</summary>
    public string? Document { get; set; }
}

/// <summary>fact_score: what a scheme said of a branch and a month.</summary>
public sealed class Score
{
    /// <summary>The scheme's code.</summary>
    public required string SchemeCode { get; set; }

    /// <summary>The scheme's version.</summary>
    public int SchemeVersion { get; set; }

    /// <summary>The branch.</summary>
    public int BranchId { get; set; }

    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>Points with two decimals; null if not rated.</summary>
    public double? Points { get; set; }

    /// <summary>A, B, C or D; null if not rated.</summary>
    public string? Grade { get; set; }

    /// <summary>The working, line by line, as JSON; null where it was not delivered.</summary>
    public string? Document { get; set; }
}
