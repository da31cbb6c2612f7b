namespace Kpi.Data.Import.Targets;

/// <summary>The targets in the order in which they are loaded: what others name comes first.</summary>
internal static class ImportTargets
{
    public static BranchTarget Branch { get; } = new();

    public static IReadOnlyList<ImportTarget> All { get; } =
    [
        Branch,
        new CustomerTarget(),
        new CustomerVersionTarget(),
        new ChurnTarget(),
        new ComplaintTarget(),
        new SurveyTarget(),
        new CaseTarget(),
        new ContactTarget(),
    ];

    public static IEnumerable<string> Names => All.Select(target => target.Name);

    public static ImportTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);

    public static int OrderOf(ImportTarget target) => All.ToList().IndexOf(target);
}
