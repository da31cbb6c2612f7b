using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Assessing;

/// <summary>The schemes that were loaded into the warehouse (dim_scheme). Where one of them has begun, it rules and no file does.</summary>
internal static class HeldSchemes
{
    /// <summary>The versions that had begun by a month.</summary>
    public static IQueryable<Scheme> Query(WarehouseContext db, Month month)
    {
        var number = month.ToNumber();
        return db.Schemes.Where(scheme => scheme.FromMonth <= number);
    }

    /// <summary>The scheme that rules a month: the one that began last, of its versions the highest; null if none had begun.</summary>
    /// <exception cref="DataException"><c>SCHEME_AMBIGUOUS</c>, <c>SCHEME_WITHOUT_RULES</c> or <c>SCHEME_INVALID</c>.</exception>
    public static async Task<AssessmentScheme?> ForAsync(
        WarehouseContext db,
        Month month,
        KpiCatalogue catalogue,
        CancellationToken cancellation
    )
    {
        var begun = await Query(db, month).ToListAsync(cancellation);
        var last = begun
            .GroupBy(scheme => scheme.FromMonth)
            .MaxBy(group => group.Key)
            ?.OrderByDescending(scheme => scheme.Version)
            .ToList();
        if (last is null)
        {
            return null;
        }

        var ruling = last[0];
        return last.Select(scheme => scheme.Code).Distinct(StringComparer.Ordinal).Count() > 1
            ? throw new DataException(
                "SCHEME_AMBIGUOUS",
                $"Several schemes rule {month}: {string.Join(", ", last.Select(Named))} all begin in {FromMonth(ruling)}. A month has one; load one of them with another first month."
            )
            : Rules(ruling, month, catalogue);
    }

    private static AssessmentScheme Rules(Scheme ruling, Month month, KpiCatalogue catalogue)
    {
        if (ruling.Document is not { } document)
        {
            throw new DataException(
                "SCHEME_WITHOUT_RULES",
                $"{Named(ruling)} rules {month}, but the warehouse does not hold its rules; load it with its document (docs/assessment.md)."
            );
        }

        try
        {
            return SchemeDocument.Parse(document, ruling.Code, $"{ruling.Version}", FromMonth(ruling), catalogue.Units);
        }
        catch (SchemeException invalid)
        {
            throw new DataException(
                SchemeException.Code,
                $"{Named(ruling)}, which rules {month}, is not valid; load the corrected rules as a new version. {string.Join(" ", invalid.Problems)}"
            );
        }
    }

    private static Month FromMonth(Scheme scheme) => Month.FromNumber(scheme.FromMonth);

    private static string Named(Scheme scheme) => $"version {scheme.Version} of '{scheme.Code}'";
}
