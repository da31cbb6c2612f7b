using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Values;

/// <summary>Evaluates KPIs of the catalogue that ships over amounts that a test states.</summary>
internal static class Evaluation
{
    public static readonly Month March = new(2026, 3);
    public static readonly KpiCatalogue Shipped = KpiCatalogue.Default();
    private static readonly DateOnly LongAfter = new(2027, 6, 1);

    public static KpiValue Evaluate(string id, MeasureAmounts amounts, Segment segment = default) =>
        Evaluate(id, (_, _) => amounts, segment);

    public static KpiValue Evaluate(string id, MeasureSource amounts, Segment segment = default, KpiPeriod period = KpiPeriod.Month) =>
        Evaluate(Shipped.Find(id)!, amounts, segment, period);

    public static KpiValue Evaluate(
        KpiDefinition kpi,
        MeasureSource amounts,
        Segment segment = default,
        KpiPeriod period = KpiPeriod.Month,
        Month? month = null
    ) => On(LongAfter).Evaluate(kpi, "O1", month ?? March, segment, amounts, period);

    public static KpiArithmetic On(DateOnly today) => new(TestClock.At(new DateTimeOffset(TestClock.Business.StartOf(today))));

    public static MeasureAmounts Amounts(params (Measure Measure, double Amount)[] given) => Amounts(null, null, given);

    public static MeasureAmounts Amounts(
        SurvivalHistogram? settlementTimes,
        SurvivalHistogram? firstContactTimes,
        params (Measure Measure, double Amount)[] given
    )
    {
        var amounts = new double[MeasureAmounts.Count];
        foreach (var (measure, amount) in given)
        {
            amounts[(int)measure] += amount;
        }

        return new(amounts, (times, _) => times == SurvivalTimes.SettlementTimes ? settlementTimes : firstContactTimes);
    }
}
