using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Api;

/// <summary>What can be wrong with a question, in words for the person who asked, each with a stable code.</summary>
internal static class KpiErrors
{
    public static GraphQLException UnknownKpi(string id) =>
        Of("KPI_UNKNOWN", $"There is no KPI '{id}'; the field 'kpis' lists those there are.");

    public static GraphQLException UnknownBranch(string code) =>
        Of("BRANCH_UNKNOWN", $"There is no branch '{code}', or you may not see it.");

    public static GraphQLException InvalidRange(Month from, Month to) =>
        Of("RANGE_INVALID", $"The range from {from} to {to} ends before it begins.");

    public static GraphQLException UnknownRevision(Month month, int number) =>
        Of("REVISION_UNKNOWN", $"{month} has no revision {number}; the field 'months' lists those there are.");

    public static GraphQLException UnknownMonth(Month month) =>
        Of("MONTH_UNKNOWN", $"The warehouse has no measures of {month}; the field 'months' lists those there are.");

    public static GraphQLException InvalidChange(string problem) => Of("CHANGE_INVALID", problem);

    public static GraphQLException NotExplainable(string id) =>
        Of(
            "KPI_NOT_EXPLAINABLE",
            $"The change of '{id}' has no parts that sum to it: it is no ratio of a month's counts, or its definition changed in between."
        );

    public static GraphQLException ImpossiblePart(KpiValue value) =>
        Of(
            "KPI_NOT_EXPLAINABLE",
            $"The change of '{value.Kpi.Id}' cannot be split: '{value.BranchCode}' counts {value.Numerator} of {value.Denominator} in {value.Month}. Check the facts behind it, or explain the change by other parts."
        );

    public static GraphQLException TableTooLarge(long values, int most) =>
        Of("TABLE_TOO_LARGE", $"The table would have {values} values; ask for at most {most} at once: fewer KPIs, months or branches.");

    public static GraphQLException InvalidPage(int first, int most) =>
        Of("PAGE_INVALID", $"'first' is {first}; ask for 1 to {most} rows at once, and for those after them by 'after'.");

    public static GraphQLException NoOutlet(string code) =>
        Of(
            "WORKLIST_OF_OUTLET",
            $"'{code}' is no outlet; a worklist is of one outlet, and for branches above the KPI says how much is owed and done."
        );

    public static GraphQLException AmbiguousBranches() =>
        Of("BRANCHES_AMBIGUOUS", "Name branches, or choose them by parent and level, not both.");

    private static GraphQLException Of(string code, string message) => new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}
