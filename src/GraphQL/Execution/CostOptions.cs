namespace Kpi.GraphQL.Execution;

/// <summary>What an operation may cost, after the GraphQL cost directives specification; set with <c>ModifyCostOptions</c>.</summary>
public sealed class CostOptions
{
    /// <summary>What all resolver calls may cost together; 10,000 unless set.</summary>
    public double MaxFieldCost { get; set; } = 10_000;

    /// <summary>How many objects an answer may hold; 10,000 unless set.</summary>
    public double MaxTypeCost { get; set; } = 10_000;

    /// <summary>The cost of an asynchronous field without <c>[Cost]</c>; 10 unless set.</summary>
    public double DefaultResolverCost { get; set; } = 10;

    /// <summary>Whether operations beyond the limits are refused; true unless set.</summary>
    public bool EnforceCostLimits { get; set; } = true;
}
