using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Api.Security;

/// <summary>What a person does here.</summary>
public enum Role
{
    /// <summary>Headquarters: compares branches and closes months.</summary>
    Hq,

    /// <summary>Manages a branch and sees it with all below.</summary>
    Manager,

    /// <summary>Reads for analysis.</summary>
    Analyst,

    /// <summary>Loads data and watches its quality.</summary>
    Operator,
}

/// <summary>Who is asking, and what part of the branch tree they see.</summary>
/// <param name="Role">What they do here.</param>
/// <param name="Branch">The top of the part of the tree that they see.</param>
public sealed record Viewer(Role Role, BranchNode Branch)
{
    /// <summary>
    /// Whether they are told whose a row of evidence is, masked: only the manager of an outlet, whose own customers these are. Above, customers have no names
    /// (spec section 5, Privacy).
    /// </summary>
    public bool SeesCustomers => Role == Role.Manager && Branch.Info.Level == BranchLevel.Outlet;
}
