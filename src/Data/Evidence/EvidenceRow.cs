using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Data.Evidence;

/// <summary>A fact behind a number, and what it adds to it.</summary>
/// <param name="Table">The warehouse's table that it stands in, such as <c>fact_churn</c>.</param>
/// <param name="Key">Its key: the source's; for a customer's month the month and a pseudonym of the customer, always the same one.</param>
/// <param name="Branch">The branch that it counts at.</param>
/// <param name="Day">The business day that it happened; for a state the day that it is counted at.</param>
/// <param name="Tier">The tier that it counts under.</param>
/// <param name="Numerator">What it adds to the numerator.</param>
/// <param name="Denominator">What it adds to the denominator.</param>
/// <param name="Customer">Whose it is, masked; null where the viewer must not know or the source does not say.</param>
public sealed record EvidenceRow(
    string Table,
    string Key,
    BranchNode Branch,
    DateOnly Day,
    Tier Tier,
    double Numerator,
    double Denominator,
    MaskedCustomer? Customer
);

/// <summary>A customer as those may know who look after them; unmasked nowhere.</summary>
/// <param name="Name">The name as the source masked it; null where it gave none.</param>
/// <param name="Code">The last three characters of the source's customer id, the others as asterisks.</param>
public sealed record MaskedCustomer(string? Name, string Code)
{
    private const int Shown = 3;

    /// <summary>Masks a customer. Of a short id less than half is shown.</summary>
    public static MaskedCustomer Of(string? maskedName, string code)
    {
        var shown = Math.Min(Shown, (code.Length - 1) / 2);
        return new(maskedName, $"{new string('*', code.Length - shown)}{code[^shown..]}");
    }
}
