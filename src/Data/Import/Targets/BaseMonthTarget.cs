using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Targets;

/// <summary>
/// fact_base_month, from a source that has snapshots (docs/decisions/0005). A month is delivered or derived, never both: the first import that brings a
/// row of it removes what a refresh derived.
/// </summary>
internal sealed class BaseMonthTarget()
    : StagedTarget<BaseMonth>(
        "base_month",
        "month",
        // Who is owed a contact a quarter must have been there when it began, so its last month looks at the base of its first.
        Touches.Within(nameof(BaseMonth.Month)) with
        {
            ThroughQuarter = true,
        },
        new MonthField("month", Required: true),
        new TextField("customer_id", Required: true),
        new FlagField("active_open", Required: true),
        new FlagField("active_close", Required: true),
        new ChoiceField<Tier>("tier_open", Required: true),
        new TextField("branch_open", Required: false),
        new TextField("branch_close", Required: false),
        new NumberField("value_3m", Required: true),
        new NumberField("tenure_months", Required: true),
        new FlagField("is_silent"),
        new ChoiceField<Lifecycle>("lifecycle", Required: false)
    )
{
    private const int MaxTenureMonths = 600;

    public override async Task MergeAsync(ImportRun run)
    {
        var known = await run.Context.DeliveredMonths.Select(row => row.Month).ToListAsync(run.Cancellation);
        var first = run.DeliveredMonths.Except(known).Order().ToList();
        if (!run.Opened<BaseMonth>(this).Fills)
        {
            await run.Context.BaseMonths.Where(row => first.Contains(row.Month)).ExecuteDeleteAsync(run.Cancellation);
        }

        await BulkLoad.InsertAsync(run.Context, first.Select(month => new DeliveredMonth { Month = month }), run.Cancellation);
        await base.MergeAsync(run);
    }

    protected override BaseMonth Read(MappedRow row)
    {
        var (month, open, close) = (
            row.MonthOf("month"),
            row.Known.OptionalBranch(row, "branch_open"),
            row.Known.OptionalBranch(row, "branch_close")
        );
        var entity = new BaseMonth
        {
            Month = month.ToNumber(),
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            ActiveOpen = row.RequiredFlag("active_open"),
            ActiveClose = row.RequiredFlag("active_close"),
            TierOpen = row.Choice<Tier>("tier_open"),
            // One who joined has no branch at opening, one who left none at the end.
            BranchOpen = open ?? close ?? 0,
            BranchClose = close ?? open ?? 0,
            Value3m = row.Number("value_3m"),
            TenureMonths = row.Whole("tenure_months"),
            IsSilent = row.Flag("is_silent"),
            Lifecycle = row.OptionalChoice<Lifecycle>("lifecycle") ?? Lifecycle.Unknown,
        };
        row.BlameFuture("month", month);
        row.BlameNegative("value_3m", entity.Value3m);
        if (!entity.ActiveOpen && !entity.ActiveClose)
        {
            row.Blame("active_open", FaultCode.BadValue, "Whoever is in the base of a month is active when it begins or when it ends.");
        }

        if (open is null && close is null)
        {
            row.Blame("branch_open", FaultCode.MissingValue, "One of 'branch_open' and 'branch_close' must not be empty.");
        }

        if (entity.TenureMonths is < 0 or > MaxTenureMonths)
        {
            row.Blame("tenure_months", FaultCode.OutOfRange, $"The tenure is not within 0 to {MaxTenureMonths} months.");
        }

        return entity;
    }

    protected override bool Accept(ImportRun run, MappedRow row, BaseMonth entity, Load load)
    {
        run.DeliveredMonths.Add(entity.Month);
        return true;
    }
}
