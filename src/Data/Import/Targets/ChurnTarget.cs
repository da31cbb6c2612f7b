using System.Linq.Expressions;
using Kpi.Data.Import.Rows;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Targets;

/// <summary>fact_churn: who is gone cannot leave again before coming back.</summary>
internal sealed class ChurnTarget()
    : HistoryTarget<Churn, string>(
        "churn",
        "churn_id",
        new TextField("churn_id", Required: true),
        new TextField("customer_id", Required: true),
        new TimeField("churned_at", Required: true),
        new ChoiceField<ChurnKind>("kind", Required: true),
        new ChoiceField<ChurnReason>("reason", Required: false),
        new TimeField("winback_at", Required: false)
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

        return churn;
    }

    protected override string KeyOf(Churn entity) => entity.Id;

    protected override Span SpanOf(Churn entity) => new(entity.CustomerId, entity.ChurnedAt, entity.WinbackAt);

    protected override Fault OverlapOf(MappedRow row) =>
        row.FaultOf("churned_at", FaultCode.Overlapping, "The customer had left already and not come back.");

    protected override IAsyncEnumerable<(string Key, Span Span)> StoredSpans(ImportRun run) =>
        run
            .Context.Churn.Select(row => new { row.Id, Span = new Span(row.CustomerId, row.ChurnedAt, row.WinbackAt) })
            .AsAsyncEnumerable()
            .Select(row => (row.Id, row.Span));

    protected override Expression<Func<Churn, bool>> Among(IReadOnlyList<Churn> entities)
    {
        var keys = entities.Select(KeyOf).ToList();
        return churn => EF.Parameter(keys).Contains(churn.Id);
    }
}
