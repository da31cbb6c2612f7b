namespace Kpi.GraphQL.Execution;

/// <summary>Sees every error before the client does, and may replace it. Registered with <c>AddErrorFilter</c>.</summary>
public interface IErrorFilter
{
    /// <summary>The error to show instead; the same one to leave it.</summary>
    IError OnError(IError error);
}
