using System.Diagnostics;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Bench;

/// <summary>Loading a month block of 2,000 outlets, rolled up over the tree, beside a bare ADO.NET read of every value of the same rows.</summary>
internal static class ReadBench
{
    private const int Warm = 3;
    private static readonly Month First = new(2024, 1);

    public static async Task<int> RunAsync()
    {
        using var warehouse = await MadeUpWarehouse.CreateAsync();
        var months = First.Through(new(2024, 12)).ToList();
        var rows = warehouse.AddMart(months);
        var snapshot = await new KpiWarehouse(warehouse.Location).CurrentAsync(CancellationToken.None);
        using var connection = warehouse.Connect();
        var (product, bare) = (new List<double>(), new List<double>());
        foreach (var month in months)
        {
            var start = Stopwatch.GetTimestamp();
            Bare(connection, month);
            bare.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            // The durations, too: they are put together when somebody asks.
            var amounts = snapshot.AmountsOf(snapshot.Tree.All[0], month, Segment.All);
            _ = (amounts?.SettlementTimes, amounts?.FirstContactTimes);
            product.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // The first months are spent on compiling code and queries; a month is loaded once, so the rest is the sample.
        var (block, read) = (Median(product), Median(bare));
        Console.WriteLine(
            $"month block of {MadeUpWarehouse.Outlets:N0} outlets, {rows:N0} rows: {block:N0} ms; bare ADO.NET: {read:N0} ms"
        );
        return Goal.Report(new Goal("month block ÷ bare read", block / read, 1.5));
    }

    private static double Median(List<double> times)
    {
        var sorted = times.Skip(Warm).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static double Bare(SqliteConnection connection, Month month)
    {
        var sum = 0.0;
        foreach (var table in MartTables.All)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table.Name} WHERE month = {month.ToNumber()}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    sum += reader.GetDouble(column);
                }
            }
        }

        return sum;
    }
}
