using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>dim_branch: one node of the branch tree.</summary>
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
}
