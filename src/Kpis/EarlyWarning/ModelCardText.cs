using System.Text;

namespace Kpi.Kpis.EarlyWarning;

/// <summary>The sentences of a model card, in one place.</summary>
internal static class ModelCardText
{
    public static string Of(ModelCard card, Lang lang)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(card))
        {
            text.Append(line.In(lang)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<LocalizedText> Lines(ModelCard card)
    {
        yield return new($"离网预警模型 {card.Version}", $"Early-warning model {card.Version}");
        yield return card.DataWindow is { } window
            ? new($"数据窗口：{window.From} 至 {window.To}", $"Data window: {window.From} to {window.To}")
            : new("数据窗口：单一快照，无时间顺序", "Data window: one snapshot without time order");
        yield return new(
            $"训练：{card.TrainingCustomers} 个客户，其中离网 {card.TrainingEvents} 个；λ = {card.Penalty}",
            $"Training: {card.TrainingCustomers} customers, {card.TrainingEvents} of whom left; λ = {card.Penalty}"
        );
        yield return new($"特征：{string.Join("、", card.Features)}", $"Features: {string.Join(", ", card.Features)}");
        yield return Metrics(new("测试", "Test"), card.Evaluation);
        foreach (var bin in card.Evaluation.Reliability)
        {
            yield return new(
                $"  预测 {100 * bin.Predicted:0.0}%，实际 {100 * bin.Observed:0.0}%（{bin.Customers} 个）",
                $"  predicted {100 * bin.Predicted:0.0}%, observed {100 * bin.Observed:0.0}% ({bin.Customers})"
            );
        }

        foreach (var group in card.ByGroup)
        {
            yield return Metrics(new($"  {group.Dimension} {group.Group}", $"  {group.Dimension} {group.Group}"), group.Evaluation);
        }

        foreach (var fairness in card.Fairness)
        {
            var verdict = fairness.NeedsReview ? new LocalizedText("须复核", "needs a review") : new LocalizedText("通过", "passes");
            yield return new(
                $"公平性 {fairness.Dimension}：漏报率最大差 {100 * fairness.FalseNegativeGap:0.0}%，校准最大差 {100 * fairness.CalibrationGap:0.0}%，{verdict.Zh}",
                $"Fairness {fairness.Dimension}: widest gap of false negatives {100 * fairness.FalseNegativeGap:0.0}%, of calibration {100 * fairness.CalibrationGap:0.0}%; {verdict.En}"
            );
            foreach (var group in fairness.Groups)
            {
                yield return new(
                    $"  {group.Group}：漏报率 {100 * group.FalseNegativeRate:0.0}%，预测减实际 {100 * group.CalibrationGap:0.0} 个百分点",
                    $"  {group.Group}: false negatives {100 * group.FalseNegativeRate:0.0}%, predicted less observed {100 * group.CalibrationGap:0.0} points"
                );
            }
        }

        foreach (var failure in card.Failures)
        {
            yield return new($"未通过发布门槛：{failure.Zh}", $"Release gate: {failure.En}");
        }

        foreach (var limit in card.Limits)
        {
            yield return new($"限制：{limit.Zh}", $"Limit: {limit.En}");
        }

        yield return new(
            $"负责人：{card.Owner}；批准人：{card.Approver ?? "无"}；{(card.IsApproved ? "可用" : "不可用")}",
            $"Owner: {card.Owner}; approver: {card.Approver ?? "none"}; {(card.IsApproved ? "may be used" : "may not be used")}"
        );
        yield return new($"SHA-256：{card.Hash}", $"SHA-256: {card.Hash}");
    }

    private static LocalizedText Metrics(LocalizedText of, ModelEvaluation metrics) =>
        new(
            $"{of.Zh}：{metrics.Customers} 个客户，离网 {metrics.Events} 个，AUC {metrics.Auc:0.000}，前10%提升度 {metrics.Lift:0.00}，Brier {metrics.Brier:0.000}（技巧 {metrics.BrierSkill:0.000}），校准斜率 {metrics.Calibration?.Slope:0.000}，整体校准 {metrics.Calibration?.InTheLarge:0.000}",
            $"{of.En}: {metrics.Customers} customers, {metrics.Events} left, AUC {metrics.Auc:0.000}, lift at 10% {metrics.Lift:0.00}, Brier {metrics.Brier:0.000} (skill {metrics.BrierSkill:0.000}), calibration slope {metrics.Calibration?.Slope:0.000}, in the large {metrics.Calibration?.InTheLarge:0.000}"
        );
}
