namespace Kpi.Kpis.Catalogue;

/// <summary>The families of KPIs (spec section 2).</summary>
public enum KpiCategory
{
    /// <summary>Churn (离网).</summary>
    Churn,

    /// <summary>Retention (挽留).</summary>
    Retention,

    /// <summary>Satisfaction (满意度).</summary>
    Satisfaction,

    /// <summary>Care and coverage (关怀与覆盖).</summary>
    Coverage,

    /// <summary>Complaints (投诉).</summary>
    Complaints,

    /// <summary>Customer managers (客户经理).</summary>
    Managers,
}
