using Kpi.Data.ReadModel;

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
public sealed record Viewer(Role Role, BranchNode Branch);
