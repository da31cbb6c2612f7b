using System.Globalization;
using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Evidence;

/// <summary>The rows of one kind of fact in one month.</summary>
internal sealed record EvidenceSection(EvidenceSource Source, MonthPart Part)
{
    /// <summary>The sections of a value, those with a part in its numerator first.</summary>
    public static IReadOnlyList<EvidenceSection> Of(ValueParts parts) =>
        parts.Tiers is { Count: 0 }
            ? []
            :
            [
                .. from source in EvidenceSources.All
                from part in parts.Months
                where source.Makes(part.Numerator) || source.Makes(part.Denominator)
                orderby source.Makes(part.Numerator) ? 0 : 1
                select new EvidenceSection(source, part),
            ];

    /// <summary>The facts of some tiers and branches; of all where that is null.</summary>
    public IQueryable<EvidenceFact> Facts(WarehouseContext db, IReadOnlyList<Tier>? tiers, int[]? branches)
    {
        var facts = Source.Facts(db, MonthSpan.Of(Part.Month, BusinessClock.Default), Part.Numerator, Part.Denominator);
        if (tiers is not null)
        {
            facts = facts.Where(fact => EF.Constant(tiers).Contains(fact.Tier));
        }

        return branches is null ? facts : facts.Where(fact => EF.Parameter(branches).Contains(fact.BranchId));
    }

    /// <summary>
    /// What facts sum to, by branch. Alike facts are counted before they are added up, because SQL Server adds up no expression that holds a query.
    /// </summary>
    public static IQueryable<BranchTotals> Totals(IQueryable<EvidenceFact> facts) =>
        facts
            .GroupBy(fact => new
            {
                fact.BranchId,
                fact.Numerator,
                fact.Denominator,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => part.Key.BranchId)
            .Select(group => new BranchTotals
            {
                BranchId = group.Key,
                Numerator = group.Sum(part => part.Key.Numerator * part.Count),
                Denominator = group.Sum(part => part.Key.Denominator * part.Count),
                Rows = group.Sum(part => part.Count),
            });

    /// <summary>The facts after a key, in the order of keys.</summary>
    public IQueryable<EvidenceFact> After(IQueryable<EvidenceFact> facts, string? key)
    {
        if (!Source.IsByCustomer)
        {
            return (key is null ? facts : facts.Where(fact => string.Compare(fact.Key, key) > 0)).OrderBy(fact => fact.Key);
        }

        var customer = key is null ? 0 : int.Parse(key, CultureInfo.InvariantCulture);
        return (key is null ? facts : facts.Where(fact => fact.CustomerId > customer)).OrderBy(fact => fact.CustomerId);
    }

    /// <summary>What facts of the section are told apart by.</summary>
    public string KeyOf(EvidenceFact fact) =>
        Source.IsByCustomer ? fact.CustomerId!.Value.ToString(CultureInfo.InvariantCulture) : fact.Key!;

    /// <summary>A key as viewers see it.</summary>
    public string ShownKey(string key, CustomerPseudonyms pseudonyms) =>
        Source.IsByCustomer ? pseudonyms.Hide(int.Parse(key, CultureInfo.InvariantCulture)) : key;

    /// <summary>The key that viewers see so; null if there is none.</summary>
    public string? KeyOf(string shown, CustomerPseudonyms pseudonyms) =>
        Source.IsByCustomer ? pseudonyms.Reveal(shown)?.ToString(CultureInfo.InvariantCulture) : shown;

    /// <summary>What a fact is called by viewers: its key, and with a customer's the month.</summary>
    public string NameOf(EvidenceFact fact, CustomerPseudonyms pseudonyms)
    {
        var key = ShownKey(KeyOf(fact), pseudonyms);
        return Source.IsByCustomer ? $"{Part.Month.ToNumber()}/{key}" : key;
    }

    /// <summary>A fact as viewers see it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="branch">The branch that it counts at.</param>
    /// <param name="meanOf">Over how many months the denominator is a mean.</param>
    /// <param name="customer">Whose it is; null where the viewer must not know.</param>
    /// <param name="pseudonyms">Hides the numbers of customers.</param>
    public EvidenceRow Row(EvidenceFact fact, BranchNode branch, int meanOf, MaskedCustomer? customer, CustomerPseudonyms pseudonyms) =>
        new(
            Source.Table,
            NameOf(fact, pseudonyms),
            branch,
            BusinessClock.Default.DayOf(fact.At),
            fact.Tier,
            fact.Numerator,
            fact.Denominator / meanOf,
            customer
        );
}
