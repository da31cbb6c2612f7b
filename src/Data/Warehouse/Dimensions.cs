using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>dim_branch: one node of the branch tree as it stands today.</summary>
public sealed class Branch
{
    /// <summary>Surrogate key, assigned by the loader.</summary>
    public int Id { get; set; }

    /// <summary>The source's code, unique.</summary>
    public required string Code { get; set; }

    /// <summary>The branch above; null at the top.</summary>
    public int? ParentId { get; set; }

    /// <summary>The level.</summary>
    public BranchLevel Level { get; set; }

    /// <summary>The Chinese name.</summary>
    public required string NameZh { get; set; }

    /// <summary>The English name.</summary>
    public required string NameEn { get; set; }

    /// <summary>Whether it has been through the second transformation (二代转型网点).</summary>
    public bool IsSecondGeneration { get; set; }

    /// <summary>The class of size within which branches are compared; null where the source has none.</summary>
    public string? SizeClass { get; set; }
}

/// <summary>dim_branch_version: how a branch stood in the tree for a time. For an instant without a version it stood as it does today.</summary>
public sealed class BranchVersion
{
    /// <summary>Whose.</summary>
    public int BranchId { get; set; }

    /// <summary>From this UTC instant on.</summary>
    public DateTime ValidFrom { get; set; }

    /// <summary>Until just before this UTC instant; null while it holds.</summary>
    public DateTime? ValidTo { get; set; }

    /// <summary>The branch above; null at the top.</summary>
    public int? ParentId { get; set; }

    /// <summary>The level.</summary>
    public BranchLevel Level { get; set; }

    /// <inheritdoc cref="Branch.IsSecondGeneration"/>
    public bool IsSecondGeneration { get; set; }

    /// <inheritdoc cref="Branch.SizeClass"/>
    public string? SizeClass { get; set; }
}

/// <summary>dim_customer: what never changes about a customer.</summary>
public sealed class Customer
{
    /// <summary>Surrogate key, assigned by the loader.</summary>
    public int Id { get; set; }

    /// <summary>The source's customer id, unique.</summary>
    public required string Code { get; set; }

    /// <summary>When the first contract began, in UTC. Immutable.</summary>
    public DateTime JoinedAt { get; set; }

    /// <summary>The name with its middle masked.</summary>
    public string? MaskedName { get; set; }

    /// <summary>Whether the customer asked for no calls (免打扰).</summary>
    public bool DoNotDisturb { get; set; }
}

/// <summary>dim_customer_version: what may change about a customer, with the time for which it held.</summary>
public sealed class CustomerVersion
{
    /// <summary>Whose.</summary>
    public int CustomerId { get; set; }

    /// <summary>From this UTC instant on.</summary>
    public DateTime ValidFrom { get; set; }

    /// <summary>Until just before this UTC instant; null while it holds.</summary>
    public DateTime? ValidTo { get; set; }

    /// <summary>The tier.</summary>
    public Tier Tier { get; set; }

    /// <summary>The branch that owns the customer.</summary>
    public int BranchId { get; set; }

    /// <summary>Mean monthly revenue in CNY, not negative.</summary>
    public double MonthlyValue { get; set; }

    /// <summary>The manager who owns the customer, by the source's id; null if nobody.</summary>
    public string? ManagerId { get; set; }

    /// <summary>The industry of a business customer; null for a person or where unknown.</summary>
    public string? Industry { get; set; }

    /// <summary>No usage for three full months (沉没): still in the base, flagged.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The stage of life with us.</summary>
    public Lifecycle Lifecycle { get; set; }
}
