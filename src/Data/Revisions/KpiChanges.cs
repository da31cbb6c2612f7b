using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Revisions;

/// <summary>Compares the values of a month as they stood at two times, each as a question <c>asOf</c> that time is answered.</summary>
internal sealed class KpiChanges(AsOf before, AsOf after, Month month, KpiCatalogue catalogue, KpiArithmetic arithmetic)
{
    // Adding in another order changes a sum by less.
    private const double Rounding = 1e-9;

    private readonly Dictionary<(Month Month, string Branch), IReadOnlyList<MeasureChange>> measures = [];

    /// <summary>What differs, by branch, top first, then by KPI.</summary>
    public IEnumerable<KpiChange> Find()
    {
        var branches = new[] { after, before }.SelectMany(standing => standing.TreeOf(month)?.All ?? []);
        foreach (var code in branches.Select(branch => branch.Info.Code).Distinct(StringComparer.Ordinal))
        {
            foreach (var kpi in catalogue.All.Select(kpi => kpi.At(month)))
            {
                var asked = new SortedSet<Month>();
                var (old, now) = (Value(before, kpi, code, asked), Value(after, kpi, code, asked));
                if (Differ(old.Value, now.Value) || Differ(old.Target, now.Target))
                {
                    var causes = asked
                        .Reverse()
                        .SelectMany(one => Measures(one, code))
                        .Where(cause => kpi.Formula.Measures.Contains(cause.Measure));
                    yield return new(code, kpi.Id, old.Value, now.Value, old.Target, now.Target, [.. causes]);
                }
            }
        }
    }

    private KpiValue Value(AsOf standing, KpiDefinition kpi, string code, SortedSet<Month> asked)
    {
        return arithmetic.Evaluate(standing.WithTargets(kpi, code, month), code, month, Segment.All, Amounts);

        MeasureAmounts? Amounts(Month wanted, Segment segment)
        {
            asked.Add(wanted);
            return standing.AmountsOf(code, wanted, segment, month);
        }
    }

    private IReadOnlyList<MeasureChange> Measures(Month one, string code)
    {
        if (!measures.TryGetValue((one, code), out var changes))
        {
            var (old, now) = (Amounts(before), Amounts(after));
            measures[(one, code)] = changes = [
                .. Enum.GetValues<Measure>()
                    .Select(measure => new MeasureChange(one, measure, old[measure], now[measure]))
                    .Where(change => Differ(change.Before, change.After)),
            ];
        }

        return changes;

        MeasureAmounts Amounts(AsOf standing) => standing.AmountsOf(code, one, Segment.All, month) ?? default;
    }

    private static bool Differ(double? one, double? other) =>
        one is { } from && other is { } to ? Math.Abs(from - to) > Rounding * Math.Max(1, Math.Abs(from)) : one is null != other is null;
}
