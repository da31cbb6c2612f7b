using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import.Targets;

/// <summary>fact_contact.</summary>
internal sealed class ContactTarget()
    : FactTarget<Contact>(
        "contact",
        "contact_id",
        // A silver customer's contact counts at the quarter's end, one before a special moment or a plan's date in the month of that.
        Touches.Within(nameof(Contact.At)) with
        {
            DaysAfter = 30,
            ThroughQuarter = true,
            FirstTouchAll = true,
        },
        new TextField("customer_id", Required: true),
        new TextField("branch", Required: true),
        new TimeField("at", Required: true),
        new ChoiceField<ContactMode>("mode", Required: true),
        new ChoiceField<ContactAddressing>("addressing", Required: true),
        new FlagField("effective", Required: true),
        new ChoiceField<ContactType>("type", Required: false),
        new TextField("manager_id", Required: false),
        new TextField("plan_item_id", Required: false),
        new TextField("moment_id", Required: false)
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
            Type = row.OptionalChoice<ContactType>("type") ?? ContactType.Routine,
            ManagerId = row.OptionalText("manager_id"),
            PlanItemId = row.OptionalText("plan_item_id"),
            MomentId = row.OptionalText("moment_id"),
        };
        row.BlameFuture("at", contact.At);
        return contact;
    }
}

/// <summary>fact_moment.</summary>
internal sealed class MomentTarget()
    : FactTarget<Moment>(
        "moment",
        "moment_id",
        Touches.Within(nameof(Moment.Date)),
        new TextField("customer_id", Required: true),
        new TextField("branch", Required: true),
        new TimeField("date", Required: true),
        new ChoiceField<MomentKind>("kind", Required: true)
    )
{
    protected override Moment Read(MappedRow row)
    {
        var moment = new Moment
        {
            Id = row.Text("moment_id"),
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            BranchId = row.Known.Branch(row, "branch"),
            Date = row.Day("date"),
            Kind = row.Choice<MomentKind>("kind"),
        };
        moment.BeginsAt = row.Clock.StartOf(moment.Date);
        return moment;
    }
}

/// <summary>fact_plan_item.</summary>
internal sealed class PlanItemTarget()
    : FactTarget<PlanItem>(
        "plan_item",
        "item_id",
        Touches.Within(nameof(PlanItem.DueDate)),
        new TextField("manager_id", Required: true),
        new TextField("branch", Required: true),
        new TextField("customer_id", Required: true),
        new TimeField("due_date", Required: true),
        new TimeField("approved_at", Required: false),
        new TimeField("cancelled_at", Required: false),
        new TextField("done_contact_id", Required: false)
    )
{
    protected override bool Sifts => true;

    protected override PlanItem Read(MappedRow row)
    {
        var item = new PlanItem
        {
            Id = row.Text("item_id"),
            ManagerId = row.Text("manager_id"),
            BranchId = row.Known.Branch(row, "branch"),
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            DueDate = row.Day("due_date"),
            ApprovedAt = row.OptionalTime("approved_at"),
            CancelledAt = row.OptionalTime("cancelled_at"),
            DoneContactId = row.OptionalText("done_contact_id"),
        };
        if (item.DueDate.Year == DateOnly.MaxValue.Year)
        {
            row.Blame("due_date", FaultCode.OutOfRange, "The year 9999 means that nothing is due; leave the item out.");
            return item;
        }

        item.DueBefore = row.Clock.StartOf(item.DueDate.AddDays(1));
        row.BlameFuture("approved_at", item.ApprovedAt);
        row.BlameFuture("cancelled_at", item.CancelledAt);
        return item;
    }

    /// <summary>Who says that a contact fulfilled an item names a contact that there is.</summary>
    protected override void Sift(ImportRun run, Stage<PlanItem> stage)
    {
        var isStaged = run.Loads(ImportTargets.Contact);
        var contacts = isStaged ? run.Opened<Contact>(ImportTargets.Contact).Sql : Stage<Contact>.SqlOf(run.Context);
        var unknown = stage.Dangling(nameof(PlanItem.DoneContactId), contacts, isStaged);
        stage.Remove(unknown);
        run.RejectLate(
            this,
            unknown,
            "done_contact_id",
            FaultCode.UnknownContact,
            "There is no contact with this id, or its own row was rejected."
        );
    }
}

/// <summary>fact_policy: a customer has a policy once at a time.</summary>
internal sealed class PolicyTarget()
    : HistoryTarget<Policy>(
        "policy",
        "customer_id",
        new(
            [nameof(Policy.CustomerId), nameof(Policy.Kind)],
            nameof(Policy.ValidFrom),
            nameof(Policy.ValidTo),
            "valid_from",
            "The customer has this policy already at that time."
        ),
        Touches.From(nameof(Policy.ValidFrom)) with
        {
            DaysBefore = 1,
        },
        new TextField("customer_id", Required: true),
        new ChoiceField<ServicePolicy>("kind", Required: true),
        new TimeField("valid_from", Required: true),
        new TimeField("valid_to", Required: false)
    )
{
    protected override Policy Read(MappedRow row)
    {
        var policy = new Policy
        {
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            Kind = row.Choice<ServicePolicy>("kind"),
            ValidFrom = row.Time("valid_from"),
            ValidTo = row.OptionalTime("valid_to"),
        };
        row.BlameSpan("valid_to", policy.ValidFrom, policy.ValidTo);
        return policy;
    }
}
