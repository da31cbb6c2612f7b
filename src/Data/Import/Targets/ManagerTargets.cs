using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Import.Targets;

/// <summary>fact_assignment: a manager is assigned to a customer once at a time; a customer may have several managers.</summary>
internal sealed class AssignmentTarget()
    : HistoryTarget<Assignment>(
        "assignment",
        "customer_id",
        new(
            [nameof(Assignment.CustomerId), nameof(Assignment.ManagerId)],
            nameof(Assignment.ValidFrom),
            nameof(Assignment.ValidTo),
            "valid_from",
            "The manager is assigned to this customer already at that time."
        ),
        Touches.From(nameof(Assignment.ValidFrom)) with
        {
            DaysBefore = 1,
        },
        new TextField("customer_id", Required: true),
        new TextField("manager_id", Required: true),
        new TimeField("valid_from", Required: true),
        new TimeField("valid_to", Required: false),
        new ChoiceField<ManagerRole>("role", Required: true)
    )
{
    protected override Assignment Read(MappedRow row)
    {
        var assignment = new Assignment
        {
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            ManagerId = row.Text("manager_id"),
            ValidFrom = row.Time("valid_from"),
            ValidTo = row.OptionalTime("valid_to"),
            Role = row.Choice<ManagerRole>("role"),
        };
        row.BlameSpan("valid_to", assignment.ValidFrom, assignment.ValidTo);
        return assignment;
    }
}

/// <summary>fact_time.</summary>
internal sealed class TimeTarget()
    : StagedTarget<ManagerTime>(
        "time",
        "manager_id",
        Touches.Within(nameof(ManagerTime.Day)),
        new TextField("manager_id", Required: true),
        new TimeField("day", Required: true),
        new TextField("branch", Required: true),
        new ChoiceField<ManagerRole>("role", Required: true),
        new NumberField("minutes_total", Required: true),
        new NumberField("minutes_midhigh", Required: true)
    )
{
    private const int MinutesOfDay = 1440;

    protected override ManagerTime Read(MappedRow row)
    {
        var time = new ManagerTime
        {
            ManagerId = row.Text("manager_id"),
            Day = row.Day("day"),
            BranchId = row.Known.Branch(row, "branch"),
            Role = row.Choice<ManagerRole>("role"),
            MinutesTotal = row.Whole("minutes_total"),
            MinutesMidHigh = row.Whole("minutes_midhigh"),
        };
        row.BlameFuture("day", row.Clock.StartOf(time.Day));
        if (time.MinutesTotal is < 0 or > MinutesOfDay)
        {
            row.Blame("minutes_total", FaultCode.OutOfRange, "A day's minutes are not within 0 to 1440.");
        }

        if (time.MinutesMidHigh < 0 || time.MinutesMidHigh > time.MinutesTotal)
        {
            row.Blame("minutes_midhigh", FaultCode.OutOfRange, "The minutes for mid-high customers are not within 0 to all minutes.");
        }

        return time;
    }
}

/// <summary>fact_sales.</summary>
internal sealed class SalesTarget()
    : StagedTarget<Sales>(
        "sales",
        "branch",
        Touches.Within(nameof(Sales.Month)),
        new TextField("branch", Required: true),
        new MonthField("month", Required: true),
        new NumberField("amount_total", Required: true),
        new NumberField("amount_by_manager", Required: true)
    )
{
    protected override Sales Read(MappedRow row)
    {
        var month = row.MonthOf("month");
        var sales = new Sales
        {
            BranchId = row.Known.Branch(row, "branch"),
            Month = month.ToNumber(),
            AmountTotal = row.Number("amount_total"),
            AmountByManager = row.Number("amount_by_manager"),
        };
        row.BlameFuture("month", month);
        if (sales.AmountByManager < 0 || sales.AmountByManager > sales.AmountTotal)
        {
            row.Blame("amount_by_manager", FaultCode.OutOfRange, "The managers' sales are not within 0 to all sales.");
        }

        return sales;
    }
}

/// <summary>dim_target: what is expected of a KPI. Measures do not depend on it, but what is published of the year's months does.</summary>
internal sealed class TargetTarget()
    : StagedTarget<TargetRow>(
        "target",
        "kpi",
        Touches.Within(nameof(TargetRow.Year)),
        new TextField("kpi", Required: true),
        new NumberField("year", Required: true),
        new TextField("branch", Required: false),
        new ChoiceField<BranchLevel>("level", Required: false),
        new ChoiceField<Tier>("tier", Required: false),
        new NumberField("zero", Required: true),
        new NumberField("floor", Required: true),
        new NumberField("target", Required: true),
        new NumberField("stretch", Required: true),
        new TextField("source", Required: true, MaxSourceLength)
    )
{
    private const int MaxSourceLength = 400;

    protected override TargetRow Read(MappedRow row)
    {
        var target = new TargetRow
        {
            Kpi = row.Text("kpi"),
            Year = row.Whole("year"),
            BranchId = row.Known.OptionalBranch(row, "branch"),
            Level = row.OptionalChoice<BranchLevel>("level"),
            Tier = row.OptionalChoice<Tier>("tier"),
            Zero = row.Number("zero"),
            Floor = row.Number("floor"),
            Target = row.Number("target"),
            Stretch = row.Number("stretch"),
            Source = row.Text("source", MaxSourceLength),
        };
        if (target.Year is < 1900 or > 9999)
        {
            row.Blame("year", FaultCode.OutOfRange, "The year is not within 1900 to 9999.");
        }

        // Its number is known from what it is for; a repeated one has the same.
        target.Id = row.Fault is null ? row.Known.TargetNumber(TargetKey.Of(target)) : 0;
        return target;
    }
}
