namespace Kpi.Api.Security;

/// <summary>Who is asking.</summary>
[QueryType]
public static class ViewerQueries
{
    /// <summary>Who is asking, and what part of the branch tree they see.</summary>
    public static Viewer GetViewer(Viewer viewer) => viewer;
}
