using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Import.Targets;

/// <summary>dim_customer. Facts name its rows by their numbers, so a repeated one is known as soon as it is read.</summary>
internal sealed class CustomerTarget()
    : StagedTarget<Customer>(
        "customer",
        "customer_id",
        Touches.From(nameof(Customer.JoinedAt)),
        new TextField("customer_id", Required: true),
        new TimeField("joined_at", Required: true),
        new TextField("masked_name", Required: false, MaxNameLength),
        new FlagField("do_not_disturb")
    )
{
    private const int MaxNameLength = 200;

    public override void Judge(MappedRow row)
    {
        var customer = Read(row);
        row.Known.Announce(customer.Code, customer.JoinedAt);
    }

    protected override Customer Read(MappedRow row)
    {
        var customer = new Customer
        {
            Code = row.Text("customer_id"),
            JoinedAt = row.Time("joined_at"),
            MaskedName = row.OptionalText("masked_name", MaxNameLength),
            DoNotDisturb = row.Flag("do_not_disturb"),
        };
        row.BlameFuture("joined_at", customer.JoinedAt);
        return customer;
    }

    protected override bool Accept(ImportRun run, MappedRow row, Customer entity, Load load)
    {
        if (run.Known.Admit(entity.Code, entity.JoinedAt) is { } id)
        {
            entity.Id = id;
            return true;
        }

        if (!load.Distinct)
        {
            row.Blame("customer_id", FaultCode.DuplicateKey, Repeated);
        }

        return false;
    }
}

/// <summary>dim_customer_version.</summary>
internal sealed class CustomerVersionTarget()
    : HistoryTarget<CustomerVersion>(
        "customer_version",
        "customer_id",
        new(
            [nameof(CustomerVersion.CustomerId)],
            nameof(CustomerVersion.ValidFrom),
            nameof(CustomerVersion.ValidTo),
            "valid_from",
            "The version overlaps an earlier one of the same customer."
        ),
        // What holds at the instant a month ends is that month's, too.
        Touches.From(nameof(CustomerVersion.ValidFrom)) with
        {
            DaysBefore = 1,
        },
        new TextField("customer_id", Required: true),
        new TimeField("valid_from", Required: true),
        new TimeField("valid_to", Required: false),
        new ChoiceField<Tier>("tier", Required: true),
        new TextField("branch", Required: true),
        new NumberField("monthly_value", Required: true),
        new TextField("manager_id", Required: false),
        new TextField("industry", Required: false),
        new FlagField("is_silent"),
        new ChoiceField<Lifecycle>("lifecycle", Required: false)
    )
{
    protected override CustomerVersion Read(MappedRow row)
    {
        var version = new CustomerVersion
        {
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            ValidFrom = row.Time("valid_from"),
            ValidTo = row.OptionalTime("valid_to"),
            Tier = row.Choice<Tier>("tier"),
            BranchId = row.Known.Branch(row, "branch"),
            MonthlyValue = row.Number("monthly_value"),
            ManagerId = row.OptionalText("manager_id"),
            Industry = row.OptionalText("industry"),
            IsSilent = row.Flag("is_silent"),
            Lifecycle = row.OptionalChoice<Lifecycle>("lifecycle") ?? Lifecycle.Unknown,
        };
        row.BlameSpan("valid_to", version.ValidFrom, version.ValidTo);
        row.BlameNegative("monthly_value", version.MonthlyValue);
        return version;
    }
}
