using Kpi.Api.Tests.Serving;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.Tests.Assessing;

/// <summary>
/// Outlets whose mart says exactly what an assessment starts from: O1 is the one of the specification's example (assessment_month). Two cities in
/// two provinces; five large peers, one small outlet.
/// </summary>
public sealed class AssessedBranches : IAsyncLifetime
{
    /// <summary>The month of the example, long over.</summary>
    public static readonly Month March = new(2026, 3);

    /// <summary>A month before the shipped scheme.</summary>
    public static readonly Month December = new(2025, 12);

    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A server over these branches and whatever else.</summary>
    public static Task<RunningServer> StartAsync(params IEnumerable<object> more) =>
        RunningServer.StartAsync(async warehouse =>
        {
            await using var db = warehouse.Open();
            db.AddRange(Branches());
            await db.SaveChangesAsync();
            db.AddRange(new[] { December, March, TestClock.Business.CurrentMonth }.Select(Measured));
            db.AddRange(Measures(March));
            db.AddRange(Measures(TestClock.Business.CurrentMonth));
            db.AddRange(more);
            await db.SaveChangesAsync();
        });

    /// <summary>The number of an outlet in the warehouse.</summary>
    public static int IdOf(string outlet) => Branches().Single(branch => branch.Code == outlet).Id;

    private static Branch[] Branches() =>
        [
            Branch(1, "HQ", BranchLevel.Hq, null),
            Branch(2, "P1", BranchLevel.Province, 1),
            Branch(3, "P2", BranchLevel.Province, 1),
            Branch(4, "C1", BranchLevel.City, 2),
            Branch(5, "C2", BranchLevel.City, 3),
            Branch(11, "O1", BranchLevel.Outlet, 4, "large"),
            Branch(12, "O2", BranchLevel.Outlet, 4, "large"),
            Branch(13, "O3", BranchLevel.Outlet, 5, "large"),
            Branch(14, "O4", BranchLevel.Outlet, 5, "large"),
            Branch(15, "O5", BranchLevel.Outlet, 5, "large"),
            Branch(16, "S1", BranchLevel.Outlet, 4, "small"),
        ];

    private static IEnumerable<MartRow> Measures(Month month) =>
        [
            .. Outlet(month, "O1", saved: 51, covered: 93),
            .. Outlet(month, "O2", saved: 57, covered: 97),
            .. Outlet(month, "O3", saved: 51, covered: 93),
            .. Outlet(month, "O4", saved: 20, covered: 93),
            .. Outlet(month, "O5", saved: 35, covered: 75),
            // Without surveys and contacts 60 of weight is left.
            .. Outlet(month, "S1", saved: 51, covered: 0).Where(row => row is not (SurveyMart or CoverageMart)),
        ];

    /// <summary>35 of 10,000 lost, 80% satisfied, 4 of 6 complaints settled in time, as in the example; cases and contacts of 100.</summary>
    private static IEnumerable<MartRow> Outlet(Month month, string code, int saved, int covered) =>
        new MartRow[]
        {
            new BaseMart { OpeningBase = 10_000, ClosingBase = 9_965 },
            new ChurnMart { Churned = 35 },
            new FlowMart { Exits = 35 },
            new CaseMart { Saved = saved, Lost = 100 - saved },
            new SurveyMart
            {
                Sent = 700,
                Responded = 210,
                CsatResponses = 210,
                CsatTop2 = 168,
            },
            new CoverageMart { Due = 100, Made = covered },
            new ComplaintMart { Due = 6, SettledInTime = 4 },
        }.Select(row =>
        {
            (row.Month, row.BranchId, row.Tier) = (month.ToNumber(), IdOf(code), Tier.Gold);
            return row;
        });

    private static MartMonth Measured(Month month) => new() { Month = month.ToNumber(), RefreshedAt = DateTime.UnixEpoch };

    private static Branch Branch(int id, string code, BranchLevel level, int? parent, string? size = null) =>
        new()
        {
            Id = id,
            Code = code,
            Level = level,
            ParentId = parent,
            NameZh = code,
            NameEn = code,
            SizeClass = size,
        };
}
