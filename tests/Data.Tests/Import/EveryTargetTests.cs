using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Import;

/// <summary>Facts beyond the shop's: warnings, moments, plans, policies, assignments, time, sales, targets, schemes, scores and the branches' history.</summary>
public sealed class EveryTargetTests : IDisposable
{
    internal const string Yaml = """
        files:
          branches: { pattern: branches.csv }
          customers: { pattern: customers.csv }
          history: { pattern: history.csv, optional: true }
          warnings: { pattern: warnings.csv, optional: true }
          moments: { pattern: moments.csv, optional: true }
          contacts: { pattern: contacts.csv, optional: true }
          plan: { pattern: plan.csv, optional: true }
          policies: { pattern: policies.csv, optional: true }
          assignments: { pattern: assignments.csv, optional: true }
          time: { pattern: time.csv, optional: true }
          sales: { pattern: sales.csv, optional: true }
          targets: { pattern: targets.csv, optional: true }
          cases: { pattern: cases.csv, optional: true }
          schemes: { pattern: schemes.csv, optional: true, quote: "'" }
          scores: { pattern: scores.csv, optional: true }
        loads:
          - { target: branch, from: branches, fields: { code: code, level: level, parent_code: parent, name_zh: code, name_en: code } }
          - { target: customer, from: customers, fields: { customer_id: id, joined_at: joined } }
          - target: branch_version
            from: history
            fields: { branch: branch, valid_from: from, valid_to: to, parent_code: parent, level: { constant: outlet } }
          - target: warning
            from: warnings
            fields: { warning_id: id, customer_id: customer, branch: branch, raised_at: at, source: { constant: model }, level: level, score: score, first_contact_at: contacted }
          - target: moment
            from: moments
            fields: { moment_id: id, customer_id: customer, branch: branch, date: day, kind: kind }
          - target: contact
            from: contacts
            fields: { contact_id: id, customer_id: customer, branch: branch, at: at, mode: { constant: phone }, addressing: { constant: one_to_one }, effective: { constant: "true" } }
          - target: plan_item
            from: plan
            fields: { item_id: id, manager_id: manager, branch: branch, customer_id: customer, due_date: due, done_contact_id: done }
          - target: policy
            from: policies
            fields: { customer_id: customer, kind: kind, valid_from: from, valid_to: to }
          - target: assignment
            from: assignments
            fields: { customer_id: customer, manager_id: manager, valid_from: from, valid_to: to, role: role }
          - target: time
            from: time
            fields: { manager_id: manager, day: day, branch: branch, role: { constant: dedicated }, minutes_total: total, minutes_midhigh: midhigh }
          - target: sales
            from: sales
            fields: { branch: branch, month: month, amount_total: total, amount_by_manager: managers }
          - target: target
            from: targets
            fields: { kpi: kpi, year: year, branch: branch, tier: tier, zero: zero, floor: floor, target: target, stretch: stretch, source: { constant: plan } }
          - target: case
            from: cases
            fields: { case_id: id, customer_id: customer, branch: branch, opened_at: at, outcome: { constant: saved }, is_control: lot, offer_id: offer, offer_cost: cost }
          - target: scheme
            from: schemes
            fields: { code: scheme, version: version, from_month: from, document: rules }
          - target: score
            from: scores
            fields: { scheme: scheme, version: version, branch: branch, month: month, points: points, grade: grade }
        """;

    private readonly ImportFixture import = new();

    [Theory]
    [InlineData("history", "branch,from,to,parent", "A,2024-01-01,2024-06-01,HQ", "A,2024-05-01,,HQ", "OVERLAPPING")]
    [InlineData("history", "branch,from,to,parent", "A,2024-01-01,,HQ", "B,2024-01-01,,X", "UNKNOWN_BRANCH")]
    [InlineData(
        "warnings",
        "id,customer,branch,at,level,score,contacted",
        "w1,c1,A,2024-01-02,red,0.9,",
        "w2,c1,A,2024-01-02,red,1.1,",
        "OUT_OF_RANGE"
    )]
    [InlineData(
        "warnings",
        "id,customer,branch,at,level,score,contacted",
        "w1,c1,A,2024-01-02,red,,",
        "w2,c1,A,2024-01-02,red,,2024-01-01",
        "END_BEFORE_START"
    )]
    [InlineData("moments", "id,customer,branch,day,kind", "m1,c1,A,2024-03-01,birthday", "m2,c9,A,2024-03-01,birthday", "UNKNOWN_CUSTOMER")]
    [InlineData("plan", "id,manager,branch,customer,due,done", "i1,M,A,c1,2024-03-01,k1", "i2,M,A,c1,2024-03-01,k9", "UNKNOWN_CONTACT")]
    [InlineData("policies", "customer,kind,from,to", "c1,credit,2024-01-01,2024-02-01", "c1,credit,2024-01-15,", "OVERLAPPING")]
    [InlineData("assignments", "customer,manager,from,to,role", "c1,M,2024-01-01,,dedicated", "c1,M,2024-02-01,,part_time", "OVERLAPPING")]
    [InlineData("time", "manager,day,branch,total,midhigh", "M,2024-01-02,A,480,400", "M,2024-01-03,A,1441,0", "OUT_OF_RANGE")]
    [InlineData("time", "manager,day,branch,total,midhigh", "M,2024-01-02,A,480,400", "M,2024-01-02,A,480,400", "DUPLICATE_KEY")]
    [InlineData("sales", "branch,month,total,managers", "A,2024-01,100,40", "A,2024-02-01,100,101", "OUT_OF_RANGE")]
    [InlineData(
        "cases",
        "id,customer,branch,at,lot,offer,cost",
        "k1,c1,A,2024-01-02,yes,,0",
        "k2,c1,A,2024-01-02,yes,voucher,",
        "BAD_VALUE"
    )]
    [InlineData("cases", "id,customer,branch,at,lot,offer,cost", "k1,c1,A,2024-01-02,,voucher,9", "k2,c1,A,2024-01-02,yes,,9", "BAD_VALUE")]
    [InlineData("schemes", "scheme,version,from,rules", "care,2,2024-01,", "care,0,2024-01,", "OUT_OF_RANGE")]
    [InlineData("schemes", "scheme,version,from,rules", "care,2,2024-01,", "care,3,2024-02,{", "BAD_VALUE")]
    [InlineData("schemes", "scheme,version,from,rules", "care,2,2024-01,", """care,3,2024-02,'{"fee": 1}'""", "BAD_VALUE")]
    [InlineData("schemes", "scheme,version,from,rules", "care,2,2024-01,", "care,2,2024-02,", "DUPLICATE_KEY")]
    [InlineData(
        "scores",
        "scheme,version,branch,month,points,grade",
        "care,1,A,2024-02,88.91,B",
        "care,9,A,2024-02,88.91,B",
        "UNKNOWN_SCHEME"
    )]
    [InlineData("scores", "scheme,version,branch,month,points,grade", "care,1,A,2024-02,,", "care,1,B,2024-02,88.91,", "MISSING_VALUE")]
    [InlineData("scores", "scheme,version,branch,month,points,grade", "care,1,A,2024-02,88.9,B", "care,1,B,2024-02,88.911,B", "BAD_NUMBER")]
    [InlineData("scores", "scheme,version,branch,month,points,grade", "care,1,A,2024-02,-5,D", "care,1,B,2024-02,201,A", "OUT_OF_RANGE")]
    [InlineData("scores", "scheme,version,branch,month,points,grade", "care,1,A,2024-01,60,C", "care,1,B,2023-12,60,C", "OUT_OF_RANGE")]
    [InlineData("scores", "scheme,version,branch,month,points,grade", "care,1,A,2024-01,60,C", "care,1,B,2999-01,60,C", "FUTURE_DATE")]
    [InlineData("scores", "scheme,version,branch,month,points,grade", "care,1,A,2024-01,60,C", "care,1,Z,2024-01,60,C", "UNKNOWN_BRANCH")]
    [InlineData("scores", "scheme,version,branch,month,points,grade", "care,1,A,2024-01,60,C", "care,1,A,2024-01,61,C", "DUPLICATE_KEY")]
    [InlineData(
        "targets",
        "kpi,year,branch,tier,zero,floor,target,stretch",
        "churn_rate,2026,,gold,4,3,2,1",
        "churn_rate,2026,,gold,4,3,2,0",
        "DUPLICATE_KEY"
    )]
    public async Task A_sound_row_loads_and_a_spoiled_one_is_rejected(string file, string header, string sound, string spoiled, string code)
    {
        Write(file, $"{header}\n{sound}\n{spoiled}\n");

        var summary = await RunAsync();

        summary.Rejected.ShouldBe(1, summary.ToString());
        var reject = import.Read(context => context.ImportRejects.Single());
        (reject.File, reject.Line, reject.Code).ShouldBe(($"{file}.csv", 3, code));
        Loaded(file).ShouldBe(1);
        var again = await RunAsync();
        (again.Loaded, again.Unchanged).ShouldBe((0, summary.Loaded));
    }

    [Fact]
    public async Task Days_and_months_are_the_business_zones()
    {
        Write("moments", "id,customer,branch,day,kind\nm1,c1,A,2024-03-01,birthday\n");
        import.Write("sales.csv", "branch,month,total,managers\nA,2024-03-05,100,40\n");
        import.Write("plan.csv", "id,manager,branch,customer,due,done\ni1,M,A,c1,2024-03-31,\n");

        await RunAsync();

        var moment = import.Read(context => context.Moments.Single());
        (moment.Date, moment.BeginsAt).ShouldBe((new(2024, 3, 1), new DateTime(2024, 2, 29, 16, 0, 0)));
        import.Read(context => context.PlanItems.Single()).DueBefore.ShouldBe(new DateTime(2024, 3, 31, 16, 0, 0));
        import.Read(context => context.Sales.Single()).Month.ShouldBe(202403);
    }

    [Fact]
    public async Task A_target_that_changes_keeps_its_number()
    {
        const string Header = "kpi,year,branch,tier,zero,floor,target,stretch\n";
        Write("targets", Header + "csat_top2,2026,,,60,75,85,92\nchurn_rate,2026,A,gold,4,3,2,1\n");
        await RunAsync();
        Write("targets", Header + "churn_rate,2026,A,gold,5,3,2,1\n");

        (await RunAsync()).Loaded.ShouldBe(1);

        var target = import.Read(context => context.Targets.Single(row => row.Kpi == "churn_rate"));
        (target.Id, target.Zero, target.Tier).ShouldBe((2, 5, Tier.Gold));
    }

    [Fact]
    public async Task A_target_makes_what_was_measured_of_its_year_out_of_date()
    {
        const string Header = "kpi,year,branch,tier,zero,floor,target,stretch\n";
        Write("targets", Header);
        await RunAsync();
        Write("targets", Header + "csat_top2,2024,,,60,75,85,92\n");
        (await RunAsync()).DirtyMonths.ShouldBe(["2024-02"]);
        Write("targets", Header + "csat_top2,1999,,,60,75,85,92\n");
        (await RunAsync()).DirtyMonths.ShouldBeEmpty();
    }

    public void Dispose() => import.Dispose();

    private void Write(string file, string text)
    {
        import.Write("branches.csv", "code,level,parent\nHQ,hq,\nA,outlet,HQ\nB,outlet,HQ\n");
        import.Write("customers.csv", "id,joined\nc1,2020-01-01\n");
        import.Write("contacts.csv", "id,customer,branch,at\nk1,c1,A,2024-02-28 10:00:00\n");
        if (file == "scores")
        {
            import.Write("schemes.csv", "scheme,version,from,rules\ncare,1,2024-01,\n");
        }

        import.Write($"{file}.csv", text);
    }

    private int Loaded(string file) =>
        import.Read(context =>
            file switch
            {
                "history" => context.BranchVersions.Count(),
                "warnings" => context.Warnings.Count(),
                "moments" => context.Moments.Count(),
                "plan" => context.PlanItems.Count(),
                "policies" => context.Policies.Count(),
                "assignments" => context.Assignments.Count(),
                "time" => context.ManagerTimes.Count(),
                "sales" => context.Sales.Count(),
                "cases" => context.Cases.Count(),
                "schemes" => context.Schemes.Count(),
                "scores" => context.Scores.Count(),
                _ => context.Targets.Count(),
            }
        );

    private Task<ImportSummary> RunAsync() =>
        import.RunAsync(Mapping.Parse(Yaml, "all.yaml"), cancellation: TestContext.Current.CancellationToken);
}
