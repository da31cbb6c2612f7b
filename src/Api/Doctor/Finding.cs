namespace Kpi.Api.Doctor;

/// <summary>How a check came out.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Something to know or to do; everything works but for what the message says.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Fault,
}

/// <summary>What a check found.</summary>
/// <param name="Verdict">How it came out.</param>
/// <param name="Message">One line: what is there, or what is wrong and what to do.</param>
/// <param name="Code">A stable code; null where all is well.</param>
internal sealed record Finding(Verdict Verdict, string Message, string? Code = null)
{
    public static Finding Ok(string message) => new(Verdict.Ok, message);

    public static Finding Warning(string code, string message) => new(Verdict.Warning, message, code);

    public static Finding Fault(string code, string message) => new(Verdict.Fault, message, code);
}
