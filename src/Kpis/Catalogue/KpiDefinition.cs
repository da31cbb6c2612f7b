namespace Kpi.Kpis.Catalogue;

/// <summary>A KPI as the catalogue declares it, in one of its versions.</summary>
public sealed record KpiDefinition
{
    /// <summary>The id that programs use, such as <c>churn_rate</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The specification's code, such as <c>C01</c>. A companion has the code of its KPI and a suffix, such as <c>C05-price</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>One sentence that says what is counted over what.</summary>
    public required LocalizedText Definition { get; init; }

    /// <summary>The family.</summary>
    public required KpiCategory Category { get; init; }

    /// <summary>The unit; the same in every version.</summary>
    public required KpiUnit Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required KpiDirection Direction { get; init; }

    /// <summary>How the value comes from measures.</summary>
    public required KpiFormula Formula { get; init; }

    /// <summary>The id of the KPI that this one details; null if it stands for itself. Overviews leave companions out.</summary>
    public string? CompanionOf { get; init; }

    /// <summary>The tiers that are counted, whatever customers a value is asked for; empty for all.</summary>
    public IReadOnlyList<Tier> Tiers { get; init; } = [];

    /// <summary>Below this denominator a value is <c>SMALL_N</c>.</summary>
    public double MinimumDenominator { get; init; }

    /// <summary>Days after month end until the value is final; 0 if at once.</summary>
    public int MaturesAfterDays { get; init; }

    /// <summary>What the value should reach; empty if no policy says.</summary>
    public IReadOnlyList<KpiTarget> Targets { get; init; } = [];

    /// <summary>What a value should satisfy to be believed.</summary>
    public KpiSanity Sanity { get; init; } = KpiSanity.None;

    /// <summary>The number of this version, from 1; a changed formula makes a new one.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The first month that this version counts; null for the first version.</summary>
    public Month? Since { get; init; }

    /// <summary>The versions before, newest first.</summary>
    public IReadOnlyList<KpiDefinition> FormerVersions { get; init; } = [];

    /// <summary>Twelve hexadecimal digits of what gives the number; names, targets and limits do not change them.</summary>
    public string Fingerprint => Catalogue.Fingerprint.Of(this);

    /// <summary>The direction, as statistics ask for it; null if neither way is better.</summary>
    public KpiDirection? Better => Direction == KpiDirection.Neutral ? null : Direction;

    /// <summary>The version that counts a month.</summary>
    public KpiDefinition At(Month month) =>
        Since is not { } since || month >= since
            ? this
            : FormerVersions.FirstOrDefault(version => version.Since is not { } from || month >= from) ?? this;

    /// <summary>The target for some customers; null if no policy names them.</summary>
    public KpiTarget? TargetFor(Segment segment) => Targets.FirstOrDefault(target => target.AppliesTo(segment));

    /// <summary>The id and version.</summary>
    public override string ToString() => $"{Id} version {Version}";
}
