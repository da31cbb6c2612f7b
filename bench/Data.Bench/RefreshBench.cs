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
    private const int Runs = 3;
    private static readonly Month Last = new(2025, 11);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var customers = arguments.Number("--customers", 100_000);
        var whole = await MeasureAsync(customers, months: 36);
        var fewMonths = await MeasureAsync(customers, months: 12);
        var half = await MeasureAsync(customers / 2, months: 36);
        return Goal.Report(
            new("refresh of a month ÷ base, churn and coverage by hand", whole.Product / whole.ByHand, 1.3),
            new("36 months in the warehouse ÷ 12", whole.Product / fewMonths.Product, 1.25),
            new("all rows ÷ half of them", whole.Product / half.Product, 2.5)
        );
    }

    private static async Task<(double Product, double ByHand)> MeasureAsync(int customers, int months)
    {
        using var warehouse = await MadeUpWarehouse.CreateAsync();
        var first = Last.AddMonths(1 - months);
        var watch = Stopwatch.GetTimestamp();
        warehouse.AddFacts(customers, [.. first.Through(Last)]);
        Console.WriteLine(
            $"{customers:N0} customers × {months} months: made in {Stopwatch.GetElapsedTime(watch).TotalSeconds:N1} s, {new FileInfo(warehouse.Location.Description).Length / 1e6:N0} MB"
        );
        var refresh = new Refresh(warehouse.Location, BusinessClock.Default);
        using var connection = warehouse.Connect();
        var (product, byHand, only) = (double.MaxValue, double.MaxValue, double.MaxValue);
        // Each does all of it in turn, and the best of each counts: neither finds a warmer cache.
        for (var run = 0; run < Runs; run++)
        {
            byHand = Math.Min(byHand, ByHand(connection, HandWritten.Month));
            only = Math.Min(only, ByHand(connection, HandWritten.AggregateOnly));
            var start = Stopwatch.GetTimestamp();
            await refresh.MonthAsync(Last, CancellationToken.None);
            product = Math.Min(product, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Console.WriteLine(
            $"  refresh of {Last}, all families: {product:N2} s; by hand: {byHand:N2} s, ratio {product / byHand:N2}; the query of the base alone, nothing kept: {only:N2} s, ratio {product / only:N2}"
        );
        return (product, byHand);
    }

    private static double ByHand(SqliteConnection connection, string statements) =>
        MadeUpWarehouse.Execute(
            connection,
            statements,
            ("month", Last.ToNumber()),
            ("start", MadeUpWarehouse.Start(Last)),
            ("end", MadeUpWarehouse.Start(Last.Next)),
            ("months", 12 * Last.Next.Year + Last.Next.Number)
        );
}
