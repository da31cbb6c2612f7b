namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>A KPI as its entry has it, before the KPIs that it names are known.</summary>
/// <param name="Entry">Where it stands.</param>
/// <param name="Plain">Everything that needs no other KPI; its formula is <see cref="UnknownFormula"/> where <paramref name="Of"/> gives it.</param>
/// <param name="Of">For a function of another KPI: that KPI's id, and how to make the formula of it.</param>
/// <param name="Former">The versions before, newest first.</param>
internal sealed record KpiDraft(YamlEntry Entry, KpiDefinition Plain, FunctionOf? Of, IReadOnlyList<KpiDraft> Former)
{
    public string Id => Plain.Id;

    /// <summary>The built-in entry that this one of the operator's file replaces.</summary>
    public KpiDraft? Replaces { get; init; }
}

/// <summary>A formula over another KPI.</summary>
internal sealed record FunctionOf(string KpiId, Func<KpiDefinition, KpiFormula> Make);

/// <summary>Stands in for a formula until it is made; no catalogue has one.</summary>
internal sealed record UnknownFormula : KpiFormula
{
    public override RollUp RollUp => RollUp.Function;
}
