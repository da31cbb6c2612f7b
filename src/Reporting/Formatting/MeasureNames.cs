using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Formatting;

/// <summary>What measures are called in formula sentences.</summary>
internal static class MeasureNames
{
    public static LocalizedText Of(Measure measure) =>
        measure switch
        {
            Measure.OpeningBase => new("月初在网客户数", "customers at month opening"),
            Measure.ClosingBase => new("月末在网客户数", "customers at month end"),
            Measure.AdminExits => new("行政性销户数", "administrative exits"),
            Measure.Churned => new("离网客户数", "customers lost"),
            Measure.ChurnedVoluntary => new("主动离网客户数", "customers lost by their own will"),
            Measure.ChurnedInvoluntary => new("被动离网客户数", "customers closed by the company"),
            Measure.OpeningValue => new("月初客户月均收入", "monthly value of customers at opening"),
            Measure.ChurnedValue => new("离网客户月均收入", "monthly value of customers lost"),
            Measure.ComplaintsOpened => new("新增投诉件数", "complaints opened"),
            Measure.ComplaintsJustified => new("有理由投诉件数", "justified complaints"),
            Measure.ComplaintsBacklog => new("月初未结投诉件数", "complaints open at month opening"),
            Measure.ComplaintsSettled => new("结案投诉件数", "complaints settled"),
            Measure.SurveysSent => new("发出问卷数", "surveys sent"),
            Measure.SurveysBounced => new("未送达问卷数", "surveys bounced"),
            Measure.CsatResponses => new("有效评分数", "scored responses"),
            Measure.CsatTop2 => new("满意评分数", "responses in the top two boxes"),
            Measure.CsatPoints => new("百分制得分之和", "sum of scores on 0–100"),
            Measure.CasesSaved => new("挽留成功件数", "cases saved"),
            Measure.CasesLost => new("挽留失败件数", "cases lost"),
            Measure.RoutineContactsDue => new("应接触客户数", "customers owed a contact"),
            Measure.RoutineContactsMade => new("已有效接触客户数", "customers contacted effectively"),
            // A measure added to the catalogue is still printed; a test reminds us to name it.
            _ => new(measure.ToString(), measure.ToString()),
        };
}
