using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import.Targets;

/// <summary>fact_case.</summary>
internal sealed class CaseTarget()
    : FactTarget<RetentionCase>(
        "case",
        "case_id",
        // One case a customer in 90 days: another one moves what counts within that time.
        Touches.Within(nameof(RetentionCase.OpenedAt), nameof(RetentionCase.ClosedAt)) with
        {
            DaysBefore = 91,
            DaysAfter = 91,
        },
        new TextField("customer_id", Required: true),
        new TextField("branch", Required: true),
        new ChoiceField<CaseTrigger>("trigger", Required: true),
        new TimeField("opened_at", Required: true),
        new TimeField("closed_at", Required: false),
        new ChoiceField<CaseOutcome>("outcome", Required: true)
    )
{
    protected override RetentionCase Read(MappedRow row)
    {
        var id = row.Text("case_id");
        var retention = new RetentionCase
        {
            Id = id,
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            BranchId = row.Known.Branch(row, "branch"),
            Trigger = row.Choice<CaseTrigger>("trigger"),
            OpenedAt = row.Time("opened_at"),
            ClosedAt = row.OptionalTime("closed_at"),
            Outcome = row.Choice<CaseOutcome>("outcome"),
        };
        if (retention.ClosedAt < retention.OpenedAt)
        {
            row.Blame("closed_at", FaultCode.EndBeforeStart, "The case was closed before it was opened.");
        }

        return retention;
    }
}

/// <summary>fact_contact.</summary>
internal sealed class ContactTarget()
    : FactTarget<Contact>(
        "contact",
        "contact_id",
        // A silver customer's contact counts at the quarter's end, one before a special moment or a plan's date in the month of that.
        Touches.Within(nameof(Contact.At)) with
        {
            DaysAfter = 31,
            ThroughQuarter = true,
            FirstTouchAll = true,
        },
        new TextField("customer_id", Required: true),
        new TextField("branch", Required: true),
        new TimeField("at", Required: true),
        new ChoiceField<ContactMode>("mode", Required: true),
        new ChoiceField<ContactAddressing>("addressing", Required: true),
        new FlagField("effective", Required: true)
    )
{
    protected override Contact Read(MappedRow row)
    {
        var id = row.Text("contact_id");
        var contact = new Contact
        {
            Id = id,
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            BranchId = row.Known.Branch(row, "branch"),
            At = row.Time("at"),
            Mode = row.Choice<ContactMode>("mode"),
            Addressing = row.Choice<ContactAddressing>("addressing"),
            Effective = row.RequiredFlag("effective"),
        };
        row.BlameFuture("at", contact.At);
        return contact;
    }
}
