using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Demo;

/// <summary>Writes a warehouse's dimensions and facts as CSV files that an import with <c>samples/demo/mapping.yaml</c> takes back.</summary>
/// <remarks>UTF-8 without mark, lines end in \n, times are wall-clock times of the business zone, enums are snake case, null is empty.</remarks>
public static class DemoExport
{
    /// <summary>Writes eight files into the directory, made when missing; files of the same names are replaced.</summary>
    /// <param name="location">Any warehouse.</param>
    /// <param name="directory">Where to.</param>
    /// <param name="clock">The business zone.</param>
    /// <param name="cancellation">Stops, leaving the last file incomplete.</param>
    public static async Task WriteAsync(WarehouseLocation location, string directory, BusinessClock clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        await using var context = location.Open();
        var branches = await context.Branches.OrderBy(branch => branch.Id).ToListAsync(cancellation);
        var codes = branches.ToDictionary(branch => branch.Id, branch => branch.Code);
        var files = new CsvFolder(directory, clock, cancellation);
        await files.WriteAsync(
            "branches",
            ["code", "parent_code", "level", "name_zh", "name_en"],
            ParentsFirst(branches).ToAsyncEnumerable(),
            row => [row.Code, row.ParentId is { } parent ? codes[parent] : null, row.Level, row.NameZh, row.NameEn]
        );
        await WriteCustomersAsync(files, context, codes);
        await WriteEventsAsync(files, context, codes);
    }

    private static async Task WriteCustomersAsync(CsvFolder files, WarehouseContext context, Dictionary<int, string> codes)
    {
        await files.WriteAsync(
            "customers",
            ["customer_id", "joined_at", "masked_name", "do_not_disturb"],
            context.Customers.OrderBy(row => row.Code).AsAsyncEnumerable(),
            row => [row.Code, row.JoinedAt, row.MaskedName, row.DoNotDisturb]
        );
        await files.WriteAsync(
            "customer_versions",
            ["customer_id", "valid_from", "valid_to", "tier", "branch", "monthly_value"],
            (
                from row in context.CustomerVersions
                join customer in context.Customers on row.CustomerId equals customer.Id
                orderby customer.Code, row.ValidFrom
                select new { customer.Code, row }
            ).AsAsyncEnumerable(),
            x => [x.Code, x.row.ValidFrom, x.row.ValidTo, x.row.Tier, codes[x.row.BranchId], x.row.MonthlyValue]
        );
        await files.WriteAsync(
            "churn",
            ["churn_id", "customer_id", "churned_at", "kind", "reason", "winback_at"],
            (
                from row in context.Churn
                join customer in context.Customers on row.CustomerId equals customer.Id
                orderby row.Id
                select new { customer.Code, row }
            ).AsAsyncEnumerable(),
            x => [x.row.Id, x.Code, x.row.ChurnedAt, x.row.Kind, x.row.Reason, x.row.WinbackAt]
        );
    }

    private static async Task WriteEventsAsync(CsvFolder files, WarehouseContext context, Dictionary<int, string> codes)
    {
        await files.WriteAsync(
            "complaints",
            ["complaint_id", "customer_id", "branch", "opened_at", "settled_at", "justified"],
            context
                .Complaints.LeftJoin(context.Customers, row => row.CustomerId, x => x.Id, (row, customer) => new { customer!.Code, row })
                .OrderBy(x => x.row.Id)
                .AsAsyncEnumerable(),
            x => [x.row.Id, x.Code, codes[x.row.BranchId], x.row.OpenedAt, x.row.SettledAt, x.row.Justified]
        );
        await files.WriteAsync(
            "surveys",
            ["survey_id", "customer_id", "branch", "wave", "sent_at", "bounced", "responded_at", "csat", "csat_max"],
            context
                .Surveys.LeftJoin(context.Customers, row => row.CustomerId, x => x.Id, (row, customer) => new { customer!.Code, row })
                .OrderBy(x => x.row.Id)
                .AsAsyncEnumerable(),
            x =>
                [
                    x.row.Id,
                    x.Code,
                    codes[x.row.BranchId],
                    x.row.Wave,
                    x.row.SentAt,
                    x.row.Bounced,
                    x.row.RespondedAt,
                    x.row.Csat,
                    x.row.CsatMax,
                ]
        );
        await files.WriteAsync(
            "cases",
            ["case_id", "customer_id", "branch", "trigger", "opened_at", "closed_at", "outcome"],
            (
                from row in context.Cases
                join customer in context.Customers on row.CustomerId equals customer.Id
                orderby row.Id
                select new { customer.Code, row }
            ).AsAsyncEnumerable(),
            x => [x.row.Id, x.Code, codes[x.row.BranchId], x.row.Trigger, x.row.OpenedAt, x.row.ClosedAt, x.row.Outcome]
        );
        await files.WriteAsync(
            "contacts",
            ["contact_id", "customer_id", "branch", "at", "mode", "addressing", "effective"],
            (
                from row in context.Contacts
                join customer in context.Customers on row.CustomerId equals customer.Id
                orderby row.Id
                select new { customer.Code, row }
            ).AsAsyncEnumerable(),
            x => [x.row.Id, x.Code, codes[x.row.BranchId], x.row.At, x.row.Mode, x.row.Addressing, x.row.Effective]
        );
    }

    private static IEnumerable<Branch> ParentsFirst(List<Branch> branches)
    {
        var children = branches.ToLookup(branch => branch.ParentId);
        IEnumerable<Branch> Below(Branch branch) => children[branch.Id].SelectMany(Below).Prepend(branch);
        return children[null].SelectMany(Below);
    }
}
