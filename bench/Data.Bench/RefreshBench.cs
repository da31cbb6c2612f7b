using System.Diagnostics;
using Kpi.Data.Measures;
using Kpi.Kpis;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Bench;

/// <summary>
/// A whole refresh of one month beside the same month's base, churn and coverage written by hand in SQL, and its growth with the month's rows and with the
/// number of other months.
/// </summary>
internal static class RefreshBench
{
    private const int LeastRuns = 3;
    private const int MostRuns = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private const string Explanation = """
        The month is made anew in turns, on the same rows of the same warehouse, and the best of up to ten turns counts; so does the least
        processor time, which other work on the machine disturbs less.
        by hand: SQL that derives who is in the base and keeps it, then keeps base, churn and coverage by branch and tier; checked to be row
        for row what a refresh leaves in these four tables.
        refresh: that and fifteen families more, through EF Core, in one transaction with the data version.
        the query alone: derives and aggregates the same base and keeps nothing.
        """;

    private static readonly Month Last = new(2025, 11);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var customers = arguments.Number("--customers", 100_000);
        var months = arguments.Number("--months", 36);
        Console.WriteLine(Explanation);
        var whole = await MeasureAsync(customers, months, months);
        var fewMonths = await MeasureAsync(customers, months, Math.Max(1, months / 3));
        var half = await MeasureAsync(customers / 2, months, months);
        return Goal.Report(
            new("refresh of a month ÷ base, churn and coverage by hand", whole.Product / whole.ByHand, 1.3),
            new($"{months} months of facts ÷ {Math.Max(1, months / 3)} for the same customers", whole.Product / fewMonths.Product, 1.25),
            new("all rows of the month ÷ half of them", whole.Product / half.Product, 2.5)
        );
    }

    private static async Task<(double Product, double ByHand)> MeasureAsync(int customers, int months, int eventful)
    {
        using var warehouse = await MadeUpWarehouse.CreateAsync();
        var watch = Stopwatch.GetTimestamp();
        warehouse.AddFacts(customers, [.. Last.AddMonths(1 - months).Through(Last)], eventful);
        Console.WriteLine(
            $"{customers:N0} customers of {months} months, {eventful} months of facts: made in {Stopwatch.GetElapsedTime(watch).TotalSeconds:N1} s, {new FileInfo(warehouse.Location.Description).Length / 1e6:N0} MB"
        );
        var refresh = new Refresh(warehouse.Location, BusinessClock.Default);
        using var connection = warehouse.Connect();
        var (product, byHand, only) = (new Taken(), new Taken(), new Taken());
        var started = Stopwatch.GetTimestamp();
        for (var run = 0; run < LeastRuns || (run < MostRuns && Stopwatch.GetElapsedTime(started) < Patience); run++)
        {
            await only.TakeAsync(() => ByHand(connection, HandWritten.AggregateOnly));
            await byHand.TakeAsync(() => ByHand(connection, HandWritten.Month));
            var kept = run == 0 ? new KeptByHand(connection, Last) : null;
            await product.TakeAsync(() => refresh.MonthAsync(Last, CancellationToken.None));
            kept?.ShouldBeWhatIsThereNow();
        }

        Console.WriteLine($"  refresh of {Last}: {product}");
        Console.WriteLine(
            $"  by hand: {byHand}; ratio {product.Seconds / byHand.Seconds:N2}, of processor time {product.Cpu / byHand.Cpu:N2}"
        );
        Console.WriteLine(
            $"  the query alone: {only}; ratio {product.Seconds / only.Seconds:N2}, of processor time {product.Cpu / only.Cpu:N2}"
        );
        return (product.Seconds, byHand.Seconds);
    }

    private static Task ByHand(SqliteConnection connection, string statements)
    {
        MadeUpWarehouse.Execute(
            connection,
            statements,
            ("month", Last.ToNumber()),
            ("start", MadeUpWarehouse.Start(Last)),
            ("end", MadeUpWarehouse.Start(Last.Next)),
            ("months", 12 * Last.Next.Year + Last.Next.Number)
        );
        return Task.CompletedTask;
    }
}
