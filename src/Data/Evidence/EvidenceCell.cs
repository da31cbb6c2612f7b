using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Evidence;

/// <summary>A number whose rows may be asked for: which one, and what it was when it was read.</summary>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Version">The version of its definition.</param>
/// <param name="Fingerprint">The fingerprint of its definition, which an operator may change without a new version.</param>
/// <param name="Branch">The branch's code.</param>
/// <param name="Month">The month.</param>
/// <param name="Period">Whether the number is the month's or the year's so far.</param>
/// <param name="Tier">The tier of its customers; null for all of them.</param>
/// <param name="Hierarchy">By which branch tree it was added up.</param>
/// <param name="AsOf">The closing that it was asked as of; null for the warehouse as it was.</param>
/// <param name="DataVersion">The data version that it was read under.</param>
/// <param name="Numerator">Its numerator; for a plain sum the sum.</param>
/// <param name="Denominator">Its denominator; for a plain sum the number of things summed.</param>
public sealed record EvidenceCell(
    string Kpi,
    int Version,
    string Fingerprint,
    string Branch,
    Month Month,
    KpiPeriod Period,
    Tier? Tier,
    Hierarchy Hierarchy,
    RevisionId? AsOf,
    long DataVersion,
    double Numerator,
    double Denominator
);
