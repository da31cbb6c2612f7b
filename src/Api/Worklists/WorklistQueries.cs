using Kpi.Api.Security;
using Kpi.Data.ReadModel;
using Kpi.Data.Worklists;
using Kpi.GraphQL.CostAnalysis.Types;
using Kpi.Kpis;

namespace Kpi.Api.Worklists;

/// <summary>Whom to contact.</summary>
[QueryType]
public static class WorklistQueries
{
    private const int MostItems = 100;

    /// <summary>
    /// The care list of an outlet (关怀清单): whom it owes a contact in a month and has not given it. What can be done now comes first, in it what has most revenue
    /// at stake. Whose items they are, and how they come by their places, is told to the manager of the outlet alone. Errors: BRANCH_UNKNOWN, MONTH_UNKNOWN, WORKLIST_OF_OUTLET, WORKLIST_CURSOR_INVALID, PAGE_INVALID.
    /// </summary>
    /// <param name="branch">The outlet's code.</param>
    /// <param name="month">The month.</param>
    /// <param name="kind">What is owed.</param>
    /// <param name="first">How many items, 1 to 100.</param>
    /// <param name="after">Gives items after this cursor.</param>
    /// <param name="reader">What the viewer sees.</param>
    /// <param name="worklists">Finds the list.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    [ListSize(AssumedSize = MostItems, SlicingArguments = ["first"], SizedFields = ["edges", "nodes"])]
    public static async Task<WorklistConnection> GetWorklistAsync(
        [ID] string branch,
        Month month,
        WorklistKind kind,
        string? after,
        KpiReader reader,
        WorklistReader worklists,
        Viewer viewer,
        CancellationToken cancellation,
        int first = MostItems
    )
    {
        if (first is < 1 or > MostItems)
        {
            throw KpiErrors.InvalidPage(first, MostItems);
        }

        var outlet = reader.Branch(branch) ?? throw KpiErrors.UnknownBranch(branch);
        if (outlet.Info.Level != BranchLevel.Outlet)
        {
            throw KpiErrors.NoOutlet(branch);
        }

        if (!reader.Months.Contains(month))
        {
            throw KpiErrors.UnknownMonth(month);
        }

        var list = worklists.Of(outlet, month, kind);
        return new(list, await list.ReadAsync(first, after, viewer.SeesCustomers, cancellation), cancellation);
    }
}
