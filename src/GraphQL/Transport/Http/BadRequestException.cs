namespace Kpi.GraphQL.Transport;

/// <summary>A request that is not a GraphQL request.</summary>
internal sealed class BadRequestException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status that says so.</summary>
    public int Status { get; } = status;
}
