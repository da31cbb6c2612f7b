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
        new FlagField("justified"),
        new TimeField("reopened_at", Required: false),
        new TimeField("due_at", Required: false),
        new ChoiceField<Severity>("severity", Required: false),
        new TextField("issue", Required: false)
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
            ReopenedAt = row.OptionalTime("reopened_at"),
            DueAt = row.OptionalTime("due_at"),
            Severity = row.OptionalChoice<Severity>("severity") ?? Severity.Normal,
            Issue = row.OptionalText("issue"),
        };
        row.BlameBefore("settled_at", complaint.SettledAt, complaint.OpenedAt, "The complaint was settled before it was opened.");
        row.BlameBefore("reopened_at", complaint.ReopenedAt, complaint.OpenedAt, "The complaint was opened again before it was opened.");
        row.BlameBefore("due_at", complaint.DueAt, complaint.OpenedAt, "The complaint was due before it was opened.");
        row.BlameFuture("opened_at", complaint.OpenedAt);
        row.BlameFuture("settled_at", complaint.SettledAt);
        row.BlameFuture("reopened_at", complaint.ReopenedAt);
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
        // Of a customer's answers in a wave the first counts, though another was sent in another month.
        Touches.Within(nameof(Survey.SentAt), nameof(Survey.RespondedAt)) with
        {
            DaysBefore = 31,
            DaysAfter = 31,
        },
        new TextField("customer_id", Required: false),
        new TextField("branch", Required: true),
        new TextField("wave", Required: true),
        new TimeField("sent_at", Required: true),
        new FlagField("bounced"),
        new TimeField("responded_at", Required: false),
        new NumberField("csat", Required: false),
        new NumberField("csat_max", Required: true),
        new NumberField("nps", Required: false),
        new NumberField("reliability", Required: false),
        new NumberField("assurance", Required: false),
        new NumberField("tangibles", Required: false),
        new NumberField("empathy", Required: false),
        new NumberField("responsiveness", Required: false)
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
            CsatMax = row.Whole("csat_max"),
            Nps = row.OptionalWhole("nps"),
            Reliability = row.OptionalWhole("reliability"),
            Assurance = row.OptionalWhole("assurance"),
            Tangibles = row.OptionalWhole("tangibles"),
            Empathy = row.OptionalWhole("empathy"),
            Responsiveness = row.OptionalWhole("responsiveness"),
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

        BlameScore(row, "csat", survey.Csat, survey.CsatMax);
        BlameScore(row, "reliability", survey.Reliability, survey.CsatMax);
        BlameScore(row, "assurance", survey.Assurance, survey.CsatMax);
        BlameScore(row, "tangibles", survey.Tangibles, survey.CsatMax);
        BlameScore(row, "empathy", survey.Empathy, survey.CsatMax);
        BlameScore(row, "responsiveness", survey.Responsiveness, survey.CsatMax);
        if (survey.Nps is < 0 or > 10)
        {
            row.Blame("nps", FaultCode.OutOfRange, "How likely a customer recommends us is not within 0 to 10.");
        }

        row.BlameBefore("responded_at", survey.RespondedAt, survey.SentAt, "The survey was answered before it was sent.");
        if (survey.Bounced && (survey.RespondedAt is not null || survey.Csat is not null || survey.Nps is not null))
        {
            row.Blame("bounced", FaultCode.BadValue, "A survey that did not arrive has no answer.");
        }

        row.BlameFuture("sent_at", survey.SentAt);
        row.BlameFuture("responded_at", survey.RespondedAt);
    }

    private static void BlameScore(MappedRow row, string field, int? score, int best)
    {
        if (score < 1 || score > best)
        {
            row.Blame(field, FaultCode.OutOfRange, $"The score is not within 1 to {best}.");
        }
    }
}
