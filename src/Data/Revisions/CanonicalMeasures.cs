using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Revisions;

/// <summary>
/// A month's measures, its branch tree and its year's targets in the one form that has a fingerprint (docs/revisions.md): lines of text, sorted, amounts rounded
/// to four decimals, so that neither the order in which a database adds nor the machine makes a difference.
/// </summary>
internal sealed class CanonicalMeasures
{
    private const string Head = "kpi-measures 1";
    private const int Decimals = 4;

    private CanonicalMeasures(byte[] text)
    {
        Text = text;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(text));
    }

    /// <summary>The lines, as UTF-8.</summary>
    public byte[] Text { get; }

    /// <summary>SHA-256 of the lines, in lower-case hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>What the mart holds of a month, over the branch tree as it stood at the month's end.</summary>
    public static async Task<CanonicalMeasures> OfAsync(
        WarehouseContext db,
        Month month,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        var history = await BranchHistory.LoadAsync(db, cancellation);
        var targets = await SetTargets.Query(db, month.Year).ToListAsync(cancellation);
        return Of(month, history.AtEndOf(month, clock), MartReader.Read(db, month), targets);
    }

    /// <summary>Reads back what <see cref="Compressed"/> gave.</summary>
    public static CanonicalMeasures Decompress(byte[] compressed)
    {
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var text = new MemoryStream();
        brotli.CopyTo(text);
        return new(text.ToArray());
    }

    /// <summary>The lines, for keeping.</summary>
    public byte[] Compressed()
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            brotli.Write(Text);
        }

        return compressed.ToArray();
    }

    /// <summary>The lines after the head, each cut at its tabs.</summary>
    public IEnumerable<string[]> Lines() =>
        Encoding.UTF8.GetString(Text).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split('\t'));

    private static CanonicalMeasures Of(Month month, BranchTree tree, MonthRows rows, IEnumerable<SetTarget> targets)
    {
        var lines = new List<string>();
        foreach (var branch in tree.All)
        {
            lines.Add(
                Line("branch", Code(branch), branch.Parent is { } parent ? Code(parent) : "", Names<BranchLevel>.Of(branch.Info.Level))
            );
        }

        lines.AddRange(
            rows.Amounts()
                .Where(cell => tree.Find(cell.Branch) is not null)
                .Select(cell =>
                    (cell.Branch, cell.Tier, cell.Measure, Amount: Math.Round(cell.Amount, Decimals, MidpointRounding.AwayFromZero))
                )
                .Where(cell => cell.Amount != 0)
                .Select(cell =>
                    Line(
                        "measure",
                        Code(tree.Find(cell.Branch)!),
                        Names<Tier>.Of(cell.Tier),
                        Names<Measure>.Of(cell.Measure),
                        cell.Amount.ToString("0.####", CultureInfo.InvariantCulture)
                    )
                )
        );
        lines.AddRange(Times("settlement", tree, rows.Durations(SurvivalTimes.SettlementTimes)));
        lines.AddRange(Times("first_contact", tree, rows.Durations(SurvivalTimes.FirstContactTimes)));
        lines.AddRange(
            targets.Select(target =>
                Line(
                    "target",
                    Escaped(target.Kpi),
                    Number(target.Year),
                    Escaped(target.BranchCode ?? ""),
                    target.Level is { } level ? Names<BranchLevel>.Of(level) : "",
                    target.Tier is { } tier ? Names<Tier>.Of(tier) : "",
                    target.Value.ToString("R", CultureInfo.InvariantCulture),
                    Escaped(target.Source)
                )
            )
        );
        lines.Sort(StringComparer.Ordinal);
        return new(Encoding.UTF8.GetBytes($"{Head}\nmonth\t{month}\n{string.Join('\n', lines)}\n"));
    }

    private static IEnumerable<string> Times(
        string family,
        BranchTree tree,
        IEnumerable<(int Branch, Tier Tier, SurvivalBin Bin)> durations
    ) =>
        durations
            .Where(cell => tree.Find(cell.Branch) is not null)
            .Select(cell =>
                Line(
                    "time",
                    Code(tree.Find(cell.Branch)!),
                    Names<Tier>.Of(cell.Tier),
                    family,
                    Number(cell.Bin.Entry),
                    Number(cell.Bin.Exit),
                    cell.Bin.IsEvent ? "event" : "censored",
                    Number(cell.Bin.Count)
                )
            );

    private static string Line(params string[] parts) => string.Join('\t', parts);

    private static string Code(BranchNode branch) => Escaped(branch.Info.Code);

    /// <summary>A text of the source's; what would cut the line is written as in an address.</summary>
    private static string Escaped(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\t", "%09", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The words of an enumeration as the lines write them, made once: a month has thousands of lines.</summary>
    private static class Names<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, string> All = Enum.GetValues<T>()
            .ToDictionary(value => value, value => SnakeCase.Of($"{value}"));

        public static string Of(T value) => All[value];
    }
}
