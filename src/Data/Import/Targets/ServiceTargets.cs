using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import.Targets;

/// <summary>fact_complaint.</summary>
internal sealed class ComplaintTarget()
    : FactTarget<Complaint>(
        "complaint",
        "complaint_id",
        // An open complaint is every later month's backlog.
        Touches.From(nameof(Complaint.OpenedAt)),
        new TextField("customer_id", Required: false),
        new TextField("branch", Required: true),
        new TimeField("opened_at", Required: true),
        new TimeField("settled_at", Required: false),
        new FlagField("justified")
    )
{
    protected override Complaint Read(MappedRow row)
    {
        var complaint = new Complaint
        {
            Id = row.Text("complaint_id"),
            CustomerId = row.Known.OptionalCustomerId(row, "customer_id"),
            BranchId = row.Known.Branch(row, "branch"),
            OpenedAt = row.Time("opened_at"),
            SettledAt = row.OptionalTime("settled_at"),
            Justified = row.Flag("justified"),
        };
        if (complaint.SettledAt < complaint.OpenedAt)
        {
            row.Blame("settled_at", FaultCode.EndBeforeStart, "The complaint was settled before it was opened.");
        }

        if (row.Fault is null)
        {
            complaint.OpenedOn = row.Clock.DayOf(complaint.OpenedAt);
            complaint.SettledOn = complaint.SettledAt is { } settled ? row.Clock.DayOf(settled) : null;
        }

        return complaint;
    }
}

/// <summary>fact_survey.</summary>
internal sealed class SurveyTarget()
    : FactTarget<Survey>(
        "survey",
        "survey_id",
        Touches.Within(nameof(Survey.SentAt), nameof(Survey.RespondedAt)),
        new TextField("customer_id", Required: false),
        new TextField("branch", Required: true),
        new TextField("wave", Required: true),
        new TimeField("sent_at", Required: true),
        new FlagField("bounced"),
        new TimeField("responded_at", Required: false),
        new NumberField("csat", Required: false),
        new NumberField("csat_max", Required: true)
    )
{
    protected override Survey Read(MappedRow row)
    {
        var survey = new Survey
        {
            Id = row.Text("survey_id"),
            CustomerId = row.Known.OptionalCustomerId(row, "customer_id"),
            BranchId = row.Known.Branch(row, "branch"),
            Wave = row.Text("wave"),
            SentAt = row.Time("sent_at"),
            Bounced = row.Flag("bounced"),
            RespondedAt = row.OptionalTime("responded_at"),
            Csat = row.OptionalWhole("csat"),
            CsatMax = (int)row.Number("csat_max"),
        };
        Check(row, survey);
        return survey;
    }

    private static void Check(MappedRow row, Survey survey)
    {
        if (survey.CsatMax is not (5 or 10))
        {
            row.Blame("csat_max", FaultCode.OutOfRange, "The best score is 5 or 10.");
        }

        if (survey.Csat < 1 || survey.Csat > survey.CsatMax)
        {
            row.Blame("csat", FaultCode.OutOfRange, $"The score is not within 1 to {survey.CsatMax}.");
        }

        if (survey.RespondedAt < survey.SentAt)
        {
            row.Blame("responded_at", FaultCode.EndBeforeStart, "The survey was answered before it was sent.");
        }

        if (survey.Bounced && (survey.RespondedAt is not null || survey.Csat is not null))
        {
            row.Blame("bounced", FaultCode.BadValue, "A survey that did not arrive has no answer.");
        }

        row.BlameFuture("sent_at", survey.SentAt);
        row.BlameFuture("responded_at", survey.RespondedAt);
    }
}
