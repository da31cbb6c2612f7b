namespace Kpi.GraphQL.Execution;

/// <summary>How requests are executed; set with <c>ModifyRequestOptions</c>.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>After this time a request is aborted; 30 seconds unless set.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether errors show the exception behind them; only for development.</summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Documents kept parsed, validated and planned; 256 unless set.</summary>
    public int DocumentCacheSize { get; set; } = 256;
}
