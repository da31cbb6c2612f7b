using System.Globalization;
using CsvHelper;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Writes tables as CSV files into one folder, the same bytes on every machine.</summary>
internal sealed class CsvFolder(string directory, BusinessClock clock, CancellationToken cancellation)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    public async Task WriteAsync<T>(string name, string[] columns, IAsyncEnumerable<T> rows, Func<T, object?[]> read)
    {
        await using var csv = CsvWriter.ToFile(Path.Combine(directory, $"{name}.csv"), Options);
        csv.WriteHeader(columns);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await csv.WriteRecordAsync([.. read(row).Select(Text)], cancellation);
        }
    }

    private string? Text(object? value) =>
        value switch
        {
            null => null,
            DateTime utc => clock.ToLocal(utc).ToString(TimeFormat, CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            Enum word => SnakeCase.Of(word.ToString()),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
