using Kpi.Data.ReadModel;
using Kpi.Data.Tests.Evidence;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Kpi.Data.Worklists;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Worklists;

/// <summary>Six gold customers of the outlet b2 in May 2025, asked on the 20th at noon, and what may happen to them.</summary>
public abstract class WorklistScenario : IAsyncLifetime
{
    protected static readonly Month May = new(2025, 5);
    protected static readonly DateTime Noon = TestClock.Business.StartOf(new DateOnly(2025, 5, 20)).AddHours(12);
    protected TemporaryWarehouse Warehouse { get; private set; } = null!;

    protected KpiReader Reader { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Warehouse = await TrapWarehouse.PlantAsync(WarehouseProvider.Sqlite, On(2024, 1, 1), customers: 6, others: 1, outlets: 0);
        await using (var db = Warehouse.Location.Open())
        {
            foreach (var customer in db.CustomerVersions.ToList())
            {
                customer.MonthlyValue = new[] { 0, 10, 20, 30, 100, 300, 250 }[Math.Min(customer.CustomerId, 6)];
                db.Update(customer);
            }

            var careful = db.Customers.Single(customer => customer.Id == 3);
            (careful.DoNotDisturb, careful.MaskedName) = (true, "王*");
            db.Update(careful);
            await db.SaveChangesAsync(Cancellation);
        }

        await Warehouse.SaveAsync(
            Contact("k1", 1, On(2025, 5, 3)),
            Warned("w4", 4, On(2025, 5, 2), 0.9),
            Warned("w5", 5, On(2025, 3, 1), 0.5),
            Warned("w2", 2, On(2025, 2, 27), 0.99)
        );
        Reader = await Warehouse.RefreshAsync(May);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Warehouse.DisposeAsync();
    }

    protected async Task<IReadOnlyList<WorklistItem>> ItemsAsync(WorklistKind kind, DateTime now) =>
        (await List(kind, now).ReadAsync(100, null, namesCustomers: true, Cancellation)).Items;

    protected Task<WorklistTotals> TotalsAsync(WorklistKind kind, DateTime now) => List(kind, now).CountAsync(Cancellation);

    protected Worklist List(WorklistKind kind, DateTime now) =>
        new WorklistReader(Reader, AllRows.Pseudonyms, TestClock.At(new DateTimeOffset(now))).Of(Reader.Branch("b2")!, May, kind);

    protected static string MonthOf(int customer) => $"202505/{AllRows.Pseudonyms.Hide(customer)}";

    protected static DateTime On(int year, int month, int day) => TestClock.Business.StartOf(new DateOnly(year, month, day));

    protected static Contact Contact(string id, int customer, DateTime at) =>
        new()
        {
            Id = id,
            CustomerId = customer,
            BranchId = 2,
            At = at,
            Mode = ContactMode.Phone,
            Addressing = ContactAddressing.OneToOne,
            Effective = true,
        };

    protected static Warning Warned(string id, int customer, DateTime at, double? score) =>
        new()
        {
            Id = id,
            CustomerId = customer,
            BranchId = 2,
            RaisedAt = at,
            Score = score,
        };

    protected static Moment Moment(string id, int customer, int day) =>
        new()
        {
            Id = id,
            CustomerId = customer,
            BranchId = 2,
            Date = new(2025, 5, day),
            BeginsAt = On(2025, 5, day),
        };

    protected static PlanItem Planned(string id, int customer, int day) =>
        new()
        {
            Id = id,
            ManagerId = "m1",
            CustomerId = customer,
            BranchId = 2,
            DueDate = new(2025, 5, day),
            DueBefore = On(2025, 5, day + 1),
        };
}
