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
            Measure.ChurnedPrice => new("因资费离网客户数", "customers lost to price"),
            Measure.ChurnedBilling => new("因计费收费离网客户数", "customers lost to billing"),
            Measure.ChurnedNetwork => new("因网络或产品离网客户数", "customers lost to network or product"),
            Measure.ChurnedService => new("因服务离网客户数", "customers lost to service"),
            Measure.ChurnedCompetitor => new("因竞争对手离网客户数", "customers lost to a competitor"),
            Measure.ChurnedRelocation => new("因搬迁离网客户数", "customers lost to relocation"),
            Measure.ChurnedGroupContract => new("因集团合同到期离网客户数", "customers lost as their group contract ended"),
            Measure.ChurnedArrears => new("因欠费离网客户数", "customers lost to arrears"),
            Measure.ChurnedOther => new("因其他原因离网客户数", "customers lost to another reason"),
            Measure.ChurnedUnknown => new("原因不明离网客户数", "customers lost to an unknown reason"),
            Measure.OpeningValue => new("月初客户月均收入", "monthly value of customers at opening"),
            Measure.ChurnedValue => new("离网客户月均收入", "monthly value of customers lost"),
            Measure.ClosingTenureMonths => new("月末在网客户在网月数之和", "months since joining of customers at month end"),
            Measure.ChurnedTenureMonths => new("离网客户在网月数之和", "months since joining of customers lost"),
            Measure.Joiners => new("入网客户数", "customers who joined"),
            Measure.JoinersLost => new("入网后 90 天内离网客户数", "joiners lost within 90 days"),
            Measure.ComplaintsOpened => new("新增投诉件数", "complaints opened"),
            Measure.ComplaintsJustified => new("有理由投诉件数", "justified complaints"),
            Measure.ComplaintsBacklog => new("月初未结投诉件数", "complaints open at month opening"),
            Measure.ComplaintsSettled => new("结案投诉件数", "complaints settled"),
            Measure.ComplaintsDue => new("到期投诉件数", "complaints due"),
            Measure.ComplaintsSettledInTime => new("按期结案且未重开件数", "complaints settled in time and not reopened"),
            Measure.SurveysSent => new("发出问卷数", "surveys sent"),
            Measure.SurveysBounced => new("未送达问卷数", "surveys bounced"),
            Measure.SurveysResponded => new("答复问卷数", "surveys answered"),
            Measure.CsatResponses => new("有效评分数", "scored responses"),
            Measure.CsatTop2 => new("满意评分数", "responses in the top two boxes"),
            Measure.CsatPoints => new("百分制得分之和", "sum of scores on 0–100"),
            Measure.NpsResponses => new("推荐意愿答复数", "answers on recommendation"),
            Measure.NpsPromoters => new("推荐者人数", "promoters"),
            Measure.NpsDetractors => new("贬损者人数", "detractors"),
            Measure.CasesSaved => new("挽留成功件数", "cases saved"),
            Measure.CasesLost => new("挽留失败件数", "cases lost"),
            Measure.CasesSavedActive30 => new("挽留成功且 30 天后仍在网件数", "cases saved and still active after 30 days"),
            Measure.CasesSavedActive90 => new("挽留成功且 90 天后仍在网件数", "cases saved and still active after 90 days"),
            Measure.CasesMargin => new("挽留客户 90 天毛利", "margin of saved cases within 90 days"),
            Measure.CasesCost => new("挽留优惠与处理成本", "cost of offers and handling"),
            Measure.ControlCases => new("对照组（不给优惠）工单", "cases of the no-offer group"),
            Measure.ControlMargin => new("对照组 90 天毛利", "margin of the no-offer group within 90 days"),
            Measure.CasesOpened => new("立案件数", "cases opened"),
            Measure.CasesContactedInTime => new("24 小时内接触件数", "cases contacted within 24 hours"),
            Measure.RoutineContactsDue => new("应接触客户数", "customers owed a contact"),
            Measure.RoutineContactsMade => new("已有效接触客户数", "customers contacted effectively"),
            Measure.MomentsDue => new("特殊时刻数", "special moments"),
            Measure.MomentsCared => new("已关怀特殊时刻数", "special moments with care"),
            Measure.PlanItemsDue => new("到期计划项数", "planned contacts due"),
            Measure.PlanItemsDone => new("按期完成计划项数", "planned contacts done in time"),
            Measure.AssignedCustomers => new("有客户经理的中高端客户数", "mid-high customers with a manager, to be planned"),
            Measure.PlannedCustomers => new("有联系计划的中高端客户数", "mid-high customers with a planned contact"),
            Measure.VipCustomers => new("贵宾客户数", "VIP customers"),
            Measure.VipsWithPolicy => new("享有服务政策的贵宾客户数", "VIP customers with a service policy"),
            Measure.WarningsRaised => new("发出预警数", "warnings raised"),
            Measure.WarningsFollowedUp => new("72 小时内跟进预警数", "warnings followed up within 72 hours"),
            Measure.MidHighCustomers => new("中高端客户数", "mid-high customers"),
            Measure.MidHighAssigned => new("已配客户经理的中高端客户数", "mid-high customers with a manager"),
            Measure.MinutesDedicated => new("专职客户经理工作分钟数", "minutes of dedicated managers"),
            Measure.MinutesDedicatedMidHigh => new(
                "专职客户经理服务中高端客户分钟数",
                "minutes of dedicated managers on mid-high customers"
            ),
            Measure.MinutesPartTime => new("兼职客户经理工作分钟数", "minutes of part-time managers"),
            Measure.MinutesPartTimeMidHigh => new(
                "兼职客户经理服务中高端客户分钟数",
                "minutes of part-time managers on mid-high customers"
            ),
            Measure.Sales => new("网点销售额", "sales of the outlet"),
            Measure.SalesByManagers => new("客户经理销售额", "sales made by customer managers"),
            // A measure added to the catalogue is still printed; a test reminds us to name it.
            _ => new(measure.ToString(), measure.ToString()),
        };
}
