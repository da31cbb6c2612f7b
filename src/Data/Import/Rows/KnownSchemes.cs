using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Rows;

/// <summary>The versions of assessment schemes that scores may name, and whether a score has used them already.</summary>
internal sealed class KnownSchemes
{
    private readonly Dictionary<(string Code, int Version), Known> known = [];
    private bool isRead;

    /// <summary>Reads those of the warehouse, once.</summary>
    public async Task ReadAsync(WarehouseContext context, CancellationToken cancellation)
    {
        if (isRead)
        {
            return;
        }

        isRead = true;
        var stored = context.Schemes.Select(scheme => new
        {
            Scheme = scheme,
            IsUsed = context.Scores.Any(score => score.SchemeCode == scheme.Code && score.SchemeVersion == scheme.Version),
        });
        foreach (var row in await stored.ToListAsync(cancellation))
        {
            known[(row.Scheme.Code, row.Scheme.Version)] = new(row.Scheme, row.IsUsed, IsOfRun: false);
        }
    }

    /// <summary>
    /// Takes up a version that the run brings; false if it would change one by which branches have been scored, or one whose first month has begun: a scheme is
    /// fixed before the month (spec section 4, rule 1). What had no rules yet may still get them, because nobody was scored by them here.
    /// </summary>
    public bool Admit(Scheme scheme, Month currentMonth)
    {
        var key = (scheme.Code, scheme.Version);
        if (!known.TryGetValue(key, out var old))
        {
            known[key] = new(scheme, IsUsed: false, IsOfRun: true);
            return true;
        }

        var isFixed = !old.IsOfRun && (old.IsUsed || old.Scheme.FromMonth <= currentMonth.ToNumber());
        if (isFixed && (old.IsUsed || old.Scheme.Document is not null || old.Scheme.FromMonth != scheme.FromMonth))
        {
            return old.Scheme.FromMonth == scheme.FromMonth && old.Scheme.Document == scheme.Document;
        }

        // Of two rows with the same key the first stands.
        known[key] = old.IsOfRun ? old : new(scheme, IsUsed: false, IsOfRun: true);
        return true;
    }

    /// <summary>The first month that a version holds for; null if there is none such.</summary>
    public int? FromMonth(string code, int version) => known.GetValueOrDefault((code, version))?.Scheme.FromMonth;

    private sealed record Known(Scheme Scheme, bool IsUsed, bool IsOfRun);
}
