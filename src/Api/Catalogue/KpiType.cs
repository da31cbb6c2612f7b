using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Formatting;

namespace Kpi.Api.Catalogue;

/// <summary>A KPI: what is counted over what, and which way is better.</summary>
[ObjectType<KpiDefinition>(
    IgnoreProperties = [
        nameof(KpiDefinition.Id),
        nameof(KpiDefinition.Name),
        nameof(KpiDefinition.Definition),
        nameof(KpiDefinition.Formula),
        nameof(KpiDefinition.Targets),
        nameof(KpiDefinition.TargetFor),
        nameof(KpiDefinition.CompanionOf),
        nameof(KpiDefinition.Better),
        nameof(KpiDefinition.At),
        nameof(KpiDefinition.Sanity),
    ]
)]
[GraphQLName("Kpi")]
public static class KpiType
{
    /// <summary>The id that programs use, such as churn_rate.</summary>
    [ID]
    public static string GetId([Parent] KpiDefinition kpi) => kpi.Id;

    /// <summary>The name.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="lang">The language.</param>
    public static string GetName([Parent] KpiDefinition kpi, Lang lang = Lang.Zh) => kpi.Name.In(lang);

    /// <summary>One sentence that says what is counted over what.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="lang">The language.</param>
    public static string GetDefinition([Parent] KpiDefinition kpi, Lang lang = Lang.Zh) => kpi.Definition.In(lang);

    /// <summary>The months that a value adds up.</summary>
    public static KpiWindow GetWindow([Parent] KpiDefinition kpi) =>
        kpi.Formula is RatioFormula ratio ? ratio.Window
        : kpi.Formula is AnnualisedFormula ? KpiWindow.LastTwelveMonths
        : KpiWindow.Month;

    /// <summary>How branches add up.</summary>
    public static RollUp GetRollUp([Parent] KpiDefinition kpi) => kpi.Formula.RollUp;

    /// <summary>How several months, such as the year to date, become one value.</summary>
    public static MonthsRule GetMonths([Parent] KpiDefinition kpi) => kpi.Formula.Months;

    /// <summary>The formula in one line, with the names of measures.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="lang">The language.</param>
    public static string GetFormula([Parent] KpiDefinition kpi, Lang lang = Lang.Zh) => FormulaSentence.Of(kpi, lang);

    /// <summary>What the value should reach; empty if no policy says.</summary>
    public static IReadOnlyList<KpiTarget> GetTargets([Parent] KpiDefinition kpi) => kpi.Targets;

    /// <summary>The KPI that this one details; null if it stands for itself. Overviews leave such companions out.</summary>
    public static KpiDefinition? GetCompanionOf([Parent] KpiDefinition kpi, KpiReader reader) =>
        kpi.CompanionOf is { } main ? reader.Catalogue.Find(main) : null;

    /// <summary>The least possible value, in the KPI's unit; a value below it is flagged. Null if there is none.</summary>
    public static double? GetLowestPossible([Parent] KpiDefinition kpi) => kpi.Sanity.Low;

    /// <summary>The greatest possible value, in the KPI's unit; a value above it is flagged. Null if there is none.</summary>
    public static double? GetHighestPossible([Parent] KpiDefinition kpi) => kpi.Sanity.High;

    /// <summary>Beyond this, in the worse direction, a value is flagged as alarming. Null if there is no such value.</summary>
    public static double? GetAlarm([Parent] KpiDefinition kpi) => kpi.Sanity.Alarm;
}

/// <summary>A target and the policy behind it.</summary>
[ObjectType<KpiTarget>(IgnoreProperties = [nameof(KpiTarget.Source), nameof(KpiTarget.AppliesTo)])]
public static class KpiTargetType
{
    /// <summary>The policy behind it.</summary>
    /// <param name="target">The target.</param>
    /// <param name="lang">The language.</param>
    public static string GetSource([Parent] KpiTarget target, Lang lang = Lang.Zh) => target.Source.In(lang);
}
