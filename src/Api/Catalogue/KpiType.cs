using Kpi.Kpis;
using Kpi.Kpis.Catalogue;

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
        nameof(KpiDefinition.MaturesAfterDays),
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
    public static KpiWindow GetWindow([Parent] KpiDefinition kpi) => kpi.Formula is RatioFormula ratio ? ratio.Window : KpiWindow.Month;
}
