namespace Kpi.Data.Import.Targets;

/// <summary>The targets in the order in which they are loaded: what others name comes first.</summary>
internal static class ImportTargets
{
    public static BranchTarget Branch { get; } = new();

    public static ContactTarget Contact { get; } = new();

    public static ChurnTarget Churn { get; } = new();

    public static IReadOnlyList<ImportTarget> All { get; } =
    [
        Branch,
        new BranchVersionTarget(),
        new CustomerTarget(),
        new CustomerVersionTarget(),
        new BaseMonthTarget(),
        Churn,
        new ComplaintTarget(),
        new SurveyTarget(),
        new CaseTarget(),
        new WarningTarget(),
        new MomentTarget(),
        Contact,
        new PlanItemTarget(),
        new PolicyTarget(),
        new AssignmentTarget(),
        new TimeTarget(),
        new SalesTarget(),
        new TargetTarget(),
        new SchemeTarget(),
        new ScoreTarget(),
    ];

    public static IEnumerable<string> Names => All.Select(target => target.Name);

    public static ImportTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);

    public static int OrderOf(ImportTarget target) => All.ToList().IndexOf(target);
}
