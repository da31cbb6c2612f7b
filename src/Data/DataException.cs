namespace Kpi.Data;

/// <summary>Work on the warehouse was refused for a reason that its user can mend; nothing was changed.</summary>
/// <param name="code">A stable code, such as <c>COLUMN_MISSING</c>.</param>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class DataException(string code, string message) : Exception(message)
{
    /// <summary>A stable code, such as <c>COLUMN_MISSING</c>.</summary>
    public string Code { get; } = code;
}
