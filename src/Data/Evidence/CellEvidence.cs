using Kpi.Data.Warehouse;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Evidence;

/// <summary>The rows behind a number, as the facts are now: read a page at a time, and counted again.</summary>
/// <remarks>
/// The rows stand in sections, one for each kind of fact and month, those of the numerator first; within a section by their key. A page
/// begins where a key ends and not at a count of rows, so that the last page costs what the first one does.
/// </remarks>
public sealed class CellEvidence
{
    private readonly WarehouseLocation warehouse;
    private readonly ValueParts parts;
    private readonly EvidenceScope scope;
    private readonly CustomerPseudonyms pseudonyms;
    private readonly IReadOnlyList<EvidenceSection> sections;

    internal CellEvidence(
        WarehouseLocation warehouse,
        EvidenceCell cell,
        ValueParts parts,
        EvidenceScope scope,
        CustomerPseudonyms pseudonyms,
        bool isMeasuredAgain
    )
    {
        (this.warehouse, this.parts, this.scope, this.pseudonyms) = (warehouse, parts, scope, pseudonyms);
        (Cell, IsMeasuredAgain) = (cell, isMeasuredAgain);
        sections = EvidenceSection.Of(parts);
    }

    /// <summary>The number, as it was when it was read.</summary>
    public EvidenceCell Cell { get; }

    /// <summary>Whether a month that it looks at was measured again since.</summary>
    public bool IsMeasuredAgain { get; }

    /// <summary>Some rows in their order.</summary>
    /// <param name="first">How many.</param>
    /// <param name="after">The place after which they begin, as <see cref="EvidencePage"/> gave it; null for the beginning.</param>
    /// <param name="namesCustomers">Whether the viewer may know whose rows they are, masked.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="DataException"><c>EVIDENCE_CURSOR_INVALID</c>: the place is none that these rows have.</exception>
    public async Task<EvidencePage> ReadAsync(int first, string? after, bool namesCustomers, CancellationToken cancellation)
    {
        var from = after is null ? new(0, null) : EvidencePlace.Parse(after, sections, pseudonyms);
        await using var db = warehouse.OpenToRead();
        var found = new List<(EvidencePlace Place, EvidenceFact Fact)>();
        for (var index = from.Section; index < sections.Count && found.Count <= first; index++)
        {
            // One more than asked for tells whether a page follows.
            var facts = sections[index]
                .After(sections[index].Facts(db, parts.Tiers, scope.Shown), index == from.Section ? from.Key : null)
                .Take(first + 1 - found.Count);
            found.AddRange(
                (await facts.ToListAsync(cancellation)).Select(fact => (new EvidencePlace(index, sections[index].KeyOf(fact)), fact))
            );
        }

        var page = found.Take(first).ToList();
        var customers = namesCustomers ? await CustomersAsync(db, page.Select(row => row.Fact), cancellation) : [];
        return new(
            [
                .. page.Select(row =>
                    sections[row.Place.Section]
                        .Row(row.Fact, scope.Find(row.Fact.BranchId)!, parts.MeanOf, Customer(row.Fact, customers), pseudonyms)
                ),
            ],
            [.. page.Select(row => row.Place.ToCursor(sections, pseudonyms))],
            found.Count > first
        );
    }

    /// <summary>Counts the rows again: what they sum to, and how many the viewer is shown.</summary>
    public async Task<EvidenceTotals> CountAsync(CancellationToken cancellation)
    {
        await using var db = warehouse.OpenToRead();
        var totals = new EvidenceTotals(0, 0, 0, 0, await Unmeasured(db, parts).AnyAsync(cancellation));
        foreach (var section in sections)
        {
            foreach (var branch in await EvidenceSection.Totals(section.Facts(db, parts.Tiers, scope.Counted)).ToListAsync(cancellation))
            {
                totals = totals.Add(branch, isShown: scope.Find(branch.BranchId) is not null);
            }
        }

        return totals with
        {
            Denominator = totals.Denominator / parts.MeanOf,
        };
    }

    /// <summary>The imports into months that a number looks at, as long as no refresh has measured them.</summary>
    internal static IQueryable<DirtyMonth> Unmeasured(WarehouseContext db, ValueParts parts)
    {
        int[] months = [.. parts.Months.Select(part => part.Month.ToNumber()).Distinct()];
        return db.DirtyMonths.Where(dirty => months.Contains(dirty.Month));
    }

    /// <summary>Those whom facts are about.</summary>
    internal static IQueryable<Customer> Customers(WarehouseContext db, int[] ids) =>
        db.Customers.Where(customer => EF.Parameter(ids).Contains(customer.Id));

    private static Task<Dictionary<int, MaskedCustomer>> CustomersAsync(
        WarehouseContext db,
        IEnumerable<EvidenceFact> facts,
        CancellationToken cancellation
    )
    {
        int[] ids = [.. facts.Select(fact => fact.CustomerId).OfType<int>().Distinct()];
        return Customers(db, ids)
            .Select(customer => new
            {
                customer.Id,
                customer.MaskedName,
                customer.Code,
            })
            .ToDictionaryAsync(customer => customer.Id, customer => MaskedCustomer.Of(customer.MaskedName, customer.Code), cancellation);
    }

    private static MaskedCustomer? Customer(EvidenceFact fact, Dictionary<int, MaskedCustomer> known) =>
        fact.CustomerId is { } id ? known.GetValueOrDefault(id) : null;
}
