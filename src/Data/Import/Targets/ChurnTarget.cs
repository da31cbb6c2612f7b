using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import.Targets;

/// <summary>fact_churn: who is gone cannot leave again before coming back.</summary>
internal sealed class ChurnTarget()
    : HistoryTarget<Churn>(
        "churn",
        "churn_id",
        new(
            [nameof(Churn.CustomerId)],
            nameof(Churn.ChurnedAt),
            nameof(Churn.WinbackAt),
            "churned_at",
            "The customer had left already and not come back."
        ),
        // Whether a customer stayed 90 days after joining or after being saved is asked of months before the loss, too.
        Touches.From(nameof(Churn.ChurnedAt)) with
        {
            DaysBefore = 91,
        },
        new TextField("churn_id", Required: true),
        new TextField("customer_id", Required: true),
        new TimeField("churned_at", Required: true),
        new ChoiceField<ChurnKind>("kind", Required: true),
        new ChoiceField<ChurnReason>("reason", Required: false),
        new TimeField("winback_at", Required: false),
        new ChoiceField<ReasonSource>("reason_source", Required: false)
    )
{
    protected override Churn Read(MappedRow row)
    {
        var id = row.Text("churn_id");
        var customer = row.Known.Customer(row, "customer_id");
        var churn = new Churn
        {
            Id = id,
            CustomerId = customer?.Id ?? 0,
            ChurnedAt = row.Time("churned_at"),
            Kind = row.Choice<ChurnKind>("kind"),
            Reason = row.OptionalChoice<ChurnReason>("reason") ?? ChurnReason.Unknown,
            ReasonSource = row.OptionalChoice<ReasonSource>("reason_source") ?? ReasonSource.Unknown,
            WinbackAt = row.OptionalTime("winback_at"),
        };
        if (churn.ChurnedAt < customer?.JoinedAt)
        {
            row.Blame("churned_at", FaultCode.EndBeforeStart, "The customer left before having joined.");
        }

        if (churn.WinbackAt < churn.ChurnedAt)
        {
            row.Blame("winback_at", FaultCode.EndBeforeStart, "The customer came back before having left.");
        }

        row.BlameFuture("churned_at", churn.ChurnedAt);
        row.BlameFuture("winback_at", churn.WinbackAt);
        if (churn.WinbackAt - churn.ChurnedAt > TimeSpan.FromDays(row.Load.WinbackDays))
        {
            row.Blame(
                "winback_at",
                FaultCode.WinbackTooLate,
                $"The customer came back more than {row.Load.WinbackDays} days after leaving and is a new one by then: leave 'winback_at' empty, "
                    + "and load the return as a customer of its own."
            );
        }

        return churn;
    }
}
