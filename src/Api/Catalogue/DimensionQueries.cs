using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Loyalty;

namespace Kpi.Api.Catalogue;

/// <summary>The ways to divide customers.</summary>
[QueryType]
public static class DimensionQueries
{
    /// <summary>The ways to divide customers that the catalogue defines beside its KPIs.</summary>
    public static IReadOnlyList<LoyaltyMatrix> GetDimensions(KpiReader reader) => reader.Catalogue.Dimensions;
}

/// <summary>A way to divide customers by attitude and repeat behaviour.</summary>
[ObjectType<LoyaltyMatrix>(
    IgnoreProperties = [
        nameof(LoyaltyMatrix.Id),
        nameof(LoyaltyMatrix.Name),
        nameof(LoyaltyMatrix.Definition),
        nameof(LoyaltyMatrix.Source),
        nameof(LoyaltyMatrix.Of),
    ]
)]
public static class LoyaltyMatrixType
{
    /// <summary>The id that programs use, such as loyalty.</summary>
    [ID]
    public static string GetId([Parent] LoyaltyMatrix matrix) => matrix.Id;

    /// <summary>The name.</summary>
    /// <param name="matrix">The dimension.</param>
    /// <param name="lang">The language.</param>
    public static string GetName([Parent] LoyaltyMatrix matrix, Lang lang = Lang.Zh) => matrix.Name.In(lang);

    /// <summary>One sentence that says how it divides customers.</summary>
    /// <param name="matrix">The dimension.</param>
    /// <param name="lang">The language.</param>
    public static string GetDefinition([Parent] LoyaltyMatrix matrix, Lang lang = Lang.Zh) => matrix.Definition.In(lang);

    /// <summary>Who says where its mark stands.</summary>
    /// <param name="matrix">The dimension.</param>
    /// <param name="lang">The language.</param>
    public static string GetSource([Parent] LoyaltyMatrix matrix, Lang lang = Lang.Zh) => matrix.Source.In(lang);
}

/// <summary>One of the groups.</summary>
[ObjectType<LoyaltyMember>(IgnoreProperties = [nameof(LoyaltyMember.Name), nameof(LoyaltyMember.Definition)])]
public static class LoyaltyMemberType
{
    /// <summary>The name.</summary>
    /// <param name="member">The group.</param>
    /// <param name="lang">The language.</param>
    public static string GetName([Parent] LoyaltyMember member, Lang lang = Lang.Zh) => member.Name.In(lang);

    /// <summary>Who is in it.</summary>
    /// <param name="member">The group.</param>
    /// <param name="lang">The language.</param>
    public static string GetDefinition([Parent] LoyaltyMember member, Lang lang = Lang.Zh) => member.Definition.In(lang);
}
