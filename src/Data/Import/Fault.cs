namespace Kpi.Data.Import;

/// <summary>Why a source row fails.</summary>
/// <param name="Column">The source column; empty where the row as a whole is wrong.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Code">One of <see cref="FaultCode"/>.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record Fault(string Column, string Value, string Code, string Reason);

/// <summary>The codes of rejected rows; stable, because reject files are sorted and counted by them.</summary>
internal static class FaultCode
{
    public const string BadDate = "BAD_DATE";
    public const string BadEncoding = "BAD_ENCODING";
    public const string BadNumber = "BAD_NUMBER";
    public const string BadValue = "BAD_VALUE";
    public const string DuplicateKey = "DUPLICATE_KEY";
    public const string EndBeforeStart = "END_BEFORE_START";
    public const string FutureDate = "FUTURE_DATE";
    public const string MissingValue = "MISSING_VALUE";
    public const string NegativeAmount = "NEGATIVE_AMOUNT";
    public const string OutOfRange = "OUT_OF_RANGE";
    public const string Overlapping = "OVERLAPPING";
    public const string RowTooLong = "ROW_TOO_LONG";
    public const string RowTooShort = "ROW_TOO_SHORT";
    public const string SchemeInUse = "SCHEME_IN_USE";
    public const string UnknownBranch = "UNKNOWN_BRANCH";
    public const string UnknownContact = "UNKNOWN_CONTACT";
    public const string UnknownCustomer = "UNKNOWN_CUSTOMER";
    public const string UnknownKey = "UNKNOWN_KEY";
    public const string UnknownScheme = "UNKNOWN_SCHEME";
    public const string WinbackTooLate = "WINBACK_TOO_LATE";
}
