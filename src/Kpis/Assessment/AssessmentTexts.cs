using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Assessment;

/// <summary>The sentences of the working, in one place.</summary>
internal static class AssessmentTexts
{
    public static LocalizedText Scored(SchemeIndicator indicator, LocalizedText working) =>
        new(
            $"{indicator.Name.Zh}（权重 {Figures.Plain(indicator.Weight)}）：{working.Zh}。",
            $"{indicator.Name.En} (weight {Figures.Plain(indicator.Weight)}): {working.En}."
        );

    public static LocalizedText Dropped(SchemeIndicator indicator, IndicatorValue value, KpiState state)
    {
        var (n, minimum) = (Figures.Plain(value.Denominator), Figures.Plain(indicator.MinimumDenominator));
        var why = state switch
        {
            KpiState.NoData when value is { IsImpossible: true, Value: { } impossible } => new LocalizedText(
                $"{Figures.InUnit(impossible, indicator.Unit)} 不可能，须核对数据",
                $"{Figures.InUnit(impossible, indicator.Unit)} cannot be: check the facts"
            ),
            KpiState.NoData => new LocalizedText("无数据", "no data"),
            KpiState.SmallN when value.Denominator < indicator.MinimumDenominator => new LocalizedText(
                $"样本 {n}，少于 {minimum}",
                $"a sample of {n}, fewer than {minimum}"
            ),
            // The scheme would take it, the KPI itself does not.
            KpiState.SmallN => new LocalizedText($"样本 {n}，少于指标目录的下限", $"a sample of {n}, fewer than the KPI's own minimum"),
            KpiState.Immature => new LocalizedText("观察期未满", "its observation window is still open"),
            _ => new LocalizedText("月份未结束", "the month is running"),
        };
        return Scored(indicator, new($"{why.Zh}，不计分，权重由其余指标分摊", $"{why.En}; it drops out and the others share its weight"));
    }

    public static LocalizedText BaseScore(WeightedScore weighted)
    {
        var scored = weighted.Indicators.Where(indicator => indicator.Points is not null).ToList();
        var sum = string.Join(" + ", scored.Select(one => $"{Figures.Plain(one.Indicator.Weight)}×{Figures.Plain(one.Points!.Value)}"));
        var total = Figures.Plain(scored.Sum(one => one.Indicator.Weight * one.Points!.Value));
        var quotient = $"({sum}) ÷ {Figures.Plain(weighted.AvailableWeight)} = {total} ÷ {Figures.Plain(weighted.AvailableWeight)}";
        var result = Figures.Plain(weighted.Score!.Value);
        return new($"基础分：{quotient} = {result}。", $"Base score: {quotient} = {result}.");
    }

    public static LocalizedText NotRated(double availableWeight, double minimum) =>
        new(
            $"可用权重 {Figures.Plain(availableWeight)}，少于 {Figures.Plain(minimum)}：不予评级。",
            $"Available weight {Figures.Plain(availableWeight)}, less than {Figures.Plain(minimum)}: not rated."
        );

    public static LocalizedText Adjusted(Adjustment adjustment)
    {
        var points = Figures.Signed(adjustment.Points);
        return adjustment.IsApproved
            ? new(
                $"{points} 分：{adjustment.Reason.Zh}（{adjustment.EnteredBy} 录入，{adjustment.ApprovedBy} 批准）。",
                $"{points} points: {adjustment.Reason.En} (entered by {adjustment.EnteredBy}, approved by {adjustment.ApprovedBy})."
            )
            : new(
                $"{points} 分不计：{adjustment.Reason.Zh}（{adjustment.EnteredBy} 录入，尚无第二人批准）。",
                $"{points} points do not count: {adjustment.Reason.En} (entered by {adjustment.EnteredBy}, no second person has approved)."
            );
    }

    public static LocalizedText Limited(double asked, double granted) =>
        new(
            $"加减分合计 {Figures.Signed(asked)}，按上限计 {Figures.Signed(granted)}。",
            $"Together {Figures.Signed(asked)}; the limit lets {Figures.Signed(granted)} count."
        );

    public static LocalizedText Total(double baseScore, double bonus, double penalty, double total)
    {
        var sum = $"{Figures.Plain(baseScore)} {Term(bonus)} {Term(penalty)} = {Figures.Plain(total)}";
        return new($"总分：{sum}。", $"Total: {sum}.");
    }

    public static LocalizedText TotalWithoutAdjustments(double baseScore) =>
        new(
            $"总分：{Figures.Plain(baseScore)}；系统未记录加减分，未计入。",
            $"Total: {Figures.Plain(baseScore)}; bonuses and penalties are not recorded here and not counted."
        );

    public static LocalizedText Running() =>
        new("月份未结束：无得分、等级、排名和服务费系数。", "The month is running: no score, grade, rank or fee coefficient yet.");

    public static LocalizedText VetoesNotRecorded() =>
        new("系统未记录一票否决事项，未计入。", "Vetoes are not recorded here and not counted.");

    public static LocalizedText Vetoed(VetoReason reason, double limit)
    {
        var (zh, en) = NameOf(reason);
        return new($"一票否决（{zh}）：得分不高于 {Figures.Plain(limit)}。", $"Veto ({en}): the score is at most {Figures.Plain(limit)}.");
    }

    public static LocalizedText VetoPending(Veto veto)
    {
        var (zh, en) = NameOf(veto.Reason);
        var day = veto.AppealEndsOn.ToString("yyyy-MM-dd");
        return veto.IsWithdrawn
            ? new($"一票否决（{zh}）已撤销，不计。", $"A veto ({en}) was withdrawn and does not count.")
            : new($"一票否决（{zh}）可申诉至 {day}，暂不生效。", $"A veto ({en}) can be appealed until {day} and does not act yet.");
    }

    public static LocalizedText Graded(decimal score, string grade) =>
        new($"得分 {Figures.Score(score)}，等级 {grade}。", $"Score {Figures.Score(score)}, grade {grade}.");

    public static LocalizedText Fee(double score, PiecewiseLinear curve, double coefficient, decimal? baseFee, decimal? fee)
    {
        var (from, to) = curve.PieceAt(score);
        var working =
            from == to
                ? Figures.Plain(coefficient)
                : $"{Figures.Plain(from.Result)} + {Figures.Plain(to.Result - from.Result)} × ({Figures.Plain(score)} − {Figures.Plain(from.Value)}) ÷ {Figures.Plain(to.Value - from.Value)} = {coefficient:0.########}";
        var product =
            baseFee is { } full && fee is { } paid ? $"{Figures.Money(full)} × {coefficient:0.########} = {Figures.Money(paid)}" : null;
        return new(
            $"服务费系数（用未取整的总分）：{working}；{(product is null ? "系统未记录基准服务费" : $"服务费 {product} 元")}。",
            $"Fee coefficient (from the unrounded total): {working}; {(product is null ? "the base fee is not recorded here" : $"fee {product} yuan")}."
        );
    }

    public static LocalizedText UnratedFee(double coefficient, decimal? fee) =>
        new(
            $"未评级，服务费系数 {Figures.Plain(coefficient)}；{(fee is { } known ? $"服务费 {Figures.Money(known)} 元" : "系统未记录基准服务费")}。",
            $"Not rated: fee coefficient {Figures.Plain(coefficient)}, {(fee is { } paid ? $"fee {Figures.Money(paid)} yuan" : "the base fee is not recorded here")}."
        );

    public static LocalizedText Ranked(int rank, int peers) =>
        new($"同类机构 {peers} 个已评级，排名第 {rank}。", $"Rank {rank} of {peers} rated branches of the same level and size.");

    public static LocalizedText Scaled(decimal fee, decimal total, decimal budget, decimal scaled)
    {
        var sum = $"{Figures.Money(fee)} × {Figures.Money(budget)} ÷ {Figures.Money(total)} = {Figures.Money(scaled)}";
        return new(
            $"按预算折算：{sum} 元（分角尾差按最大余数法分配）。",
            $"Scaled to the budget: {sum} yuan (lost cents go to the largest remainders)."
        );
    }

    public static LocalizedText AnnualMean(int rated, double mean) =>
        new($"已评级月份 {rated} 个，平均 {Figures.Plain(mean)}。", $"{rated} rated months, mean {Figures.Plain(mean)}.");

    public static LocalizedText TooFewMonths(int rated, int minimum) =>
        new(
            $"已评级月份 {rated} 个，少于 {minimum} 个：年度不予评级。",
            $"{rated} rated months, fewer than {minimum}: the year is not rated."
        );

    public static LocalizedText NoAnnualIndicators() =>
        new("年度指标数据不足：年度不予评级。", "The annual indicators lack data: the year is not rated.");

    public static LocalizedText AnnualTotal(double monthlyWeight, double mean, double indicators, double total)
    {
        var sum =
            $"{Figures.Plain(monthlyWeight)} × {Figures.Plain(mean)} + {Figures.Plain(1 - monthlyWeight)} × {Figures.Plain(indicators)} = {Figures.Plain(total)}";
        return new($"年度得分：{sum}。", $"Annual score: {sum}.");
    }

    public static LocalizedText Way(SchemeIndicator indicator, double before, int count, double after, decimal score, string grade)
    {
        var change = $"{Figures.InUnit(before, indicator.Unit)} → {Figures.InUnit(after, indicator.Unit)}";
        var (zh, en) = indicator.Better == KpiDirection.Higher ? ("再多", "more") : ("再少", "fewer");
        return new(
            $"{indicator.Name.Zh}{zh} {count} 个（{change}）：得分 {Figures.Score(score)}，等级 {grade}。",
            $"{indicator.Name.En}: {count} {en} ({change}) gives score {Figures.Score(score)}, grade {grade}."
        );
    }

    private static string Term(double points) => points < 0 ? $"− {Figures.Plain(-points)}" : $"+ {Figures.Plain(points)}";

    private static (string Zh, string En) NameOf(VetoReason reason) =>
        reason switch
        {
            VetoReason.DataFalsification => ("数据造假", "data falsification"),
            VetoReason.CustomerDataLeak => ("客户信息泄露", "leak of customer data"),
            _ => ("监管认定的有责投诉", "complaint upheld by the regulator"),
        };
}
