using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>What has happened is past; what may lie ahead is not asked: one slip in a year would make a thousand months.</summary>
public sealed class FutureTests : IDisposable
{
    private const string Complaint = "complaint_id: id, branch: { constant: HQ }";
    private const string Case = "case_id: id, customer_id: { constant: c1 }, branch: { constant: HQ }, outcome: { constant: saved }";

    private const string Warning =
        "warning_id: id, customer_id: { constant: c1 }, branch: { constant: HQ }, source: { constant: rule }, level: { constant: red }";

    private const string Plan = "item_id: id, manager_id: { constant: M }, branch: { constant: HQ }, customer_id: { constant: c1 }";
    private const string Opened = ", opened_at: { constant: '2024-01-01' }, ";
    private const string Raised = ", raised_at: { constant: '2024-01-01' }, ";
    private const string Due = ", due_date: { constant: '2024-01-01' }, ";

    private const string Time =
        "manager_id: id, branch: { constant: HQ }, role: { constant: dedicated }, minutes_total: { constant: '9' }, minutes_midhigh: { constant: '9' }";

    private readonly ImportFixture import = new();

    [Theory]
    [InlineData("customer", "customer_id: id, joined_at: at")]
    [InlineData("churn", "churn_id: id, customer_id: { constant: c1 }, kind: { constant: voluntary }, churned_at: at")]
    [InlineData("complaint", Complaint + ", opened_at: at")]
    [InlineData("complaint", Complaint + Opened + "settled_at: at")]
    [InlineData("complaint", Complaint + Opened + "reopened_at: at")]
    [InlineData("case", Case + ", opened_at: at")]
    [InlineData("case", Case + Opened + "closed_at: at")]
    [InlineData("case", Case + Opened + "first_attempt_at: at")]
    [InlineData("warning", Warning + ", raised_at: at")]
    [InlineData("warning", Warning + Raised + "first_contact_at: at")]
    [InlineData("warning", Warning + Raised + "closed_at: at")]
    [InlineData("plan_item", Plan + Due + "approved_at: at")]
    [InlineData("plan_item", Plan + Due + "cancelled_at: at")]
    [InlineData("time", Time + ", day: at")]
    [InlineData("sales", "branch: { constant: HQ }, amount_total: { constant: '9' }, amount_by_manager: { constant: '9' }, month: at")]
    public async Task What_has_happened_is_not_in_the_future(string target, string fields)
    {
        var rejects = await RejectsAsync(target, fields, "2206-01-09");

        rejects.ShouldBe([(3L, "at", "FUTURE_DATE")]);
    }

    [Theory]
    [InlineData("complaint", Complaint + Opened + "due_at: at")]
    [InlineData("plan_item", Plan + ", due_date: at")]
    [InlineData("moment", "moment_id: id, customer_id: { constant: c1 }, branch: { constant: HQ }, kind: { constant: expiry }, date: at")]
    [InlineData("assignment", "customer_id: { constant: c1 }, manager_id: id, role: { constant: dedicated }, valid_from: at")]
    [InlineData(
        "assignment",
        "customer_id: { constant: c1 }, manager_id: id, role: { constant: dedicated }, valid_from: { constant: '2024-01-01' }, valid_to: at"
    )]
    public async Task What_may_lie_ahead_is_accepted(string target, string fields)
    {
        (await RejectsAsync(target, fields, "2206-01-09")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("churn", "churn_id: id, customer_id: { constant: c1 }, kind: { constant: voluntary }, churned_at: at", "FUTURE_DATE")]
    [InlineData("plan_item", Plan + ", due_date: at", "OUT_OF_RANGE")]
    public async Task The_last_day_that_there_is_costs_its_row_only(string target, string fields, string code)
    {
        (await RejectsAsync(target, fields, "9999-12-31")).ShouldBe([(3L, "at", code)]);
    }

    public void Dispose() => import.Dispose();

    /// <summary>Loads one sound row and one of the given day; says what was rejected.</summary>
    private async Task<List<(long, string, string)>> RejectsAsync(string target, string fields, string day)
    {
        import.Write("facts.csv", $"id,at\nx1,2024-03-01\nx2,{day}\n");
        var yaml = $$"""
            files: { facts: { pattern: facts.csv } }
            loads:
              - target: branch
                fields: { code: { constant: HQ }, level: { constant: hq }, name_zh: { constant: 总部 }, name_en: { constant: HQ } }
              - target: customer
                fields: { customer_id: { constant: c1 }, joined_at: { constant: '2020-01-01' } }
              - target: {{target}}
                from: facts
                fields: { {{fields}} }
            """;
        await import.RunAsync(Mapping.Parse(yaml, "future.yaml"), cancellation: TestContext.Current.CancellationToken);
        return import.Read(context =>
            context.ImportRejects.AsEnumerable().Select(reject => (reject.Line, reject.Column, reject.Code)).ToList()
        );
    }
}
