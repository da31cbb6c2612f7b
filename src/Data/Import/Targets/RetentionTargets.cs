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
        new ChoiceField<CaseTrigger>("trigger", Required: false),
        new TimeField("opened_at", Required: true),
        new TimeField("closed_at", Required: false),
        new ChoiceField<CaseOutcome>("outcome", Required: true),
        new TimeField("first_attempt_at", Required: false),
        new NumberField("attempts", Required: false),
        new TextField("offer_id", Required: false),
        new NumberField("offer_cost", Required: false),
        new NumberField("handling_cost", Required: false),
        new FlagField("is_control"),
        new FlagField("active_30"),
        new FlagField("active_90"),
        new NumberField("baseline_value", Required: false),
        new NumberField("realised_value_90", Required: false)
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
            Trigger = row.OptionalChoice<CaseTrigger>("trigger"),
            OpenedAt = row.Time("opened_at"),
            ClosedAt = row.OptionalTime("closed_at"),
            Outcome = row.Choice<CaseOutcome>("outcome"),
            FirstAttemptAt = row.OptionalTime("first_attempt_at"),
            Attempts = row.OptionalWhole("attempts") ?? 0,
            OfferId = row.OptionalText("offer_id"),
            OfferCost = row.OptionalNumber("offer_cost") ?? 0,
            HandlingCost = row.OptionalNumber("handling_cost") ?? 0,
            IsControl = row.Flag("is_control"),
            Active30 = row.OptionalFlag("active_30"),
            Active90 = row.OptionalFlag("active_90"),
            BaselineValue = row.OptionalNumber("baseline_value") ?? 0,
            RealisedValue90 = row.OptionalNumber("realised_value_90"),
        };
        row.BlameBefore("closed_at", retention.ClosedAt, retention.OpenedAt, "The case was closed before it was opened.");
        row.BlameBefore(
            "first_attempt_at",
            retention.FirstAttemptAt,
            retention.OpenedAt,
            "The customer was contacted about the case before it was opened."
        );
        row.BlameFuture("opened_at", retention.OpenedAt);
        row.BlameFuture("closed_at", retention.ClosedAt);
        row.BlameFuture("first_attempt_at", retention.FirstAttemptAt);
        row.BlameNegative("attempts", retention.Attempts);
        row.BlameNegative("offer_cost", retention.OfferCost);
        row.BlameNegative("handling_cost", retention.HandlingCost);
        row.BlameNegative("baseline_value", retention.BaselineValue);
        if (retention is { IsControl: true, OfferId: not null } or { IsControl: true, OfferCost: > 0 })
        {
            row.Blame("is_control", FaultCode.BadValue, "A case of the group without offers has an offer.");
        }

        return retention;
    }
}

/// <summary>fact_warning.</summary>
internal sealed class WarningTarget()
    : FactTarget<Warning>(
        "warning",
        "warning_id",
        Touches.Within(nameof(Warning.RaisedAt)),
        new TextField("customer_id", Required: true),
        new TextField("branch", Required: true),
        new TimeField("raised_at", Required: true),
        new ChoiceField<WarningSource>("source", Required: true),
        new ChoiceField<WarningLevel>("level", Required: true),
        new NumberField("score", Required: false),
        new TimeField("first_contact_at", Required: false),
        new TimeField("closed_at", Required: false),
        new ChoiceField<WarningResult>("result", Required: false)
    )
{
    protected override Warning Read(MappedRow row)
    {
        var warning = new Warning
        {
            Id = row.Text("warning_id"),
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            BranchId = row.Known.Branch(row, "branch"),
            RaisedAt = row.Time("raised_at"),
            Source = row.Choice<WarningSource>("source"),
            Level = row.Choice<WarningLevel>("level"),
            Score = row.OptionalNumber("score"),
            FirstContactAt = row.OptionalTime("first_contact_at"),
            ClosedAt = row.OptionalTime("closed_at"),
            Result = row.OptionalChoice<WarningResult>("result") ?? WarningResult.Open,
        };
        if (warning.Score is < 0 or > 1)
        {
            row.Blame("score", FaultCode.OutOfRange, "The risk is not within 0 to 1.");
        }

        row.BlameBefore(
            "first_contact_at",
            warning.FirstContactAt,
            warning.RaisedAt,
            "The customer was contacted before the warning was raised."
        );
        row.BlameBefore("closed_at", warning.ClosedAt, warning.RaisedAt, "The warning was closed before it was raised.");
        row.BlameFuture("raised_at", warning.RaisedAt);
        row.BlameFuture("first_contact_at", warning.FirstContactAt);
        row.BlameFuture("closed_at", warning.ClosedAt);
        return warning;
    }
}
