using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Formatting;

/// <summary>The fixed words of the documents, in both languages.</summary>
internal static class Words
{
    public static readonly LocalizedText ReportName = new("客户维系与挽留月报", "Customer care and retention report");
    public static readonly LocalizedText Summary = new("本月概览", "The month at a glance");
    public static readonly LocalizedText Headline = new("关键指标", "Key figures");
    public static readonly LocalizedText Trends = new("指标走势", "Trends");
    public static readonly LocalizedText Children = new("下级机构", "Branches");
    public static readonly LocalizedText Tiers = new("客户分层", "Customer tiers");
    public static readonly LocalizedText Definitions = new("指标定义", "Definitions");

    public static readonly LocalizedText Kpi = new("指标", "KPI");
    public static readonly LocalizedText Code = new("编号", "Code");
    public static readonly LocalizedText Value = new("数值", "Value");
    public static readonly LocalizedText Ratio = new("分子 / 分母", "N / D");
    public static readonly LocalizedText Numerator = new("分子", "Numerator");
    public static readonly LocalizedText Denominator = new("分母", "Denominator");
    public static readonly LocalizedText Interval = new("95% 置信区间", "95% interval");
    public static readonly LocalizedText IntervalLow = new("区间下限", "Interval low");
    public static readonly LocalizedText IntervalHigh = new("区间上限", "Interval high");
    public static readonly LocalizedText Target = new("目标", "Target");
    public static readonly LocalizedText Assessment = new("达标情况", "Status");
    public static readonly LocalizedText State = new("数据状态", "Data state");
    public static readonly LocalizedText Previous = new("上月", "Previous month");
    public static readonly LocalizedText YearAgo = new("去年同月", "Year ago");
    public static readonly LocalizedText VersusPrevious = new("较上月", "vs. prev. month");
    public static readonly LocalizedText VersusYearAgo = new("较去年同月", "vs. year ago");
    public static readonly LocalizedText Unit = new("单位", "Unit");
    public static readonly LocalizedText Month = new("月份", "Month");
    public static readonly LocalizedText Branch = new("机构", "Branch");
    public static readonly LocalizedText Level = new("级别", "Level");
    public static readonly LocalizedText Tier = new("客户层级", "Tier");
    public static readonly LocalizedText AllCustomers = new("全部客户", "All customers");
    public static readonly LocalizedText Definition = new("定义", "Definition");
    public static readonly LocalizedText Formula = new("计算公式", "Formula");
    public static readonly LocalizedText Direction = new("方向", "Direction");
    public static readonly LocalizedText MinimumDenominator = new("最小分母", "Minimum denominator");
    public static readonly LocalizedText TargetSource = new("目标依据", "Source of target");
    public static readonly LocalizedText TreeAsOf = new("机构树截至", "Branch tree as of");
    public static readonly LocalizedText Revision = new("关账版本", "Revision");
    public static readonly LocalizedText DataVersion = new("数据版本", "Data version");
    public static readonly LocalizedText Generated = new("生成时间", "Generated");
    public static readonly LocalizedText BusinessZone = new("（北京时间）", " (Asia/Shanghai)");

    public static readonly LocalizedText PercentagePoints = new("百分点", "pp");
    public static readonly LocalizedText Points = new("分", "points");
    public static readonly LocalizedText Version = new("指标版本", "Version");
    public static readonly LocalizedText HowToRead = new("判读", "How to read");
    public static readonly LocalizedText HollowPoints = new(
        "空心点为样本过少或尚不完整的月份。",
        "Hollow points are months with a small sample or incomplete data."
    );
    public static readonly LocalizedText OverTheYear = new("（全年）", " (over the year)");
    public static readonly LocalizedText NotJudged = new("不作评价", "Not judged");

    public static LocalizedText Of(BranchLevel level) =>
        level switch
        {
            BranchLevel.Hq => new("总部", "Headquarters"),
            BranchLevel.Province => new("省", "Province"),
            BranchLevel.City => new("地市", "City"),
            _ => new("网点", "Outlet"),
        };

    public static LocalizedText Of(Tier tier) =>
        tier switch
        {
            Kpis.Tier.Diamond => new("钻石卡", "Diamond"),
            Kpis.Tier.Platinum => new("白金卡", "Platinum"),
            Kpis.Tier.Gold => new("金卡", "Gold"),
            Kpis.Tier.Silver => new("银卡", "Silver"),
            Kpis.Tier.Ordinary => new("普通", "Ordinary"),
            _ => new("未分层", "Unclassified"),
        };

    public static LocalizedText Of(KpiStatus status) =>
        status switch
        {
            KpiStatus.Met => new("达标", "Met"),
            KpiStatus.Near => new("接近", "Near"),
            _ => new("未达标", "Missed"),
        };

    /// <summary>A short name of the state, as a table cell has room for.</summary>
    public static LocalizedText Of(KpiState state) =>
        state switch
        {
            KpiState.NoData => new("无数据", "No data"),
            KpiState.SmallN => new("样本过少", "Small sample"),
            KpiState.Immature => new("观察期未满", "Not mature"),
            KpiState.Partial => new("月份未结束", "Month running"),
            KpiState.Prelim => new("初步", "Preliminary"),
            KpiState.Final => new("已关账", "Final"),
            _ => new("完整", "Complete"),
        };

    public static LocalizedText Of(KpiDirection direction) =>
        direction switch
        {
            KpiDirection.Lower => new("越低越好", "Lower is better"),
            KpiDirection.Higher => new("越高越好", "Higher is better"),
            _ => new("不分优劣", "Neither way is better"),
        };

    public static LocalizedText Of(KpiUnit unit) =>
        unit switch
        {
            KpiUnit.Percent => new("百分比", "Percent"),
            KpiUnit.PerMille => new("千分比", "Per mille"),
            KpiUnit.Points => new("分（0–100）", "Points (0–100)"),
            KpiUnit.NetPoints => new("分（−100–100）", "Points (−100–100)"),
            _ => After(unit),
        };

    /// <summary>The word that stands after a number of a unit that has no sign of its own.</summary>
    public static LocalizedText After(KpiUnit unit) =>
        unit switch
        {
            KpiUnit.Hours => new("小时", "hours"),
            KpiUnit.Months => new("个月", "months"),
            KpiUnit.Cny => new("元", "CNY"),
            KpiUnit.PercentagePoints => PercentagePoints,
            _ => new("天", "days"),
        };

    /// <summary>A month as a heading writes it: 2026年10月, October 2026.</summary>
    public static string Of(Month month, Lang lang) =>
        lang == Lang.Zh
            ? $"{month.Year}年{month.Number}月"
            : month.FirstDay.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
